/** Everything that people read, in French: the keys and arguments are those of the English messages. */
import type { Catalog } from '../catalog.ts';
import {
  aboutLast,
  answers,
  identity,
  refusals,
  roles,
  smallTalk,
  standings,
  whole,
  why,
} from './answers.ts';
import { commands, insights, privacy, settings } from './commands.ts';
import { conversation, faults, votes } from './conversation.ts';
import { discord } from './discord.ts';
import { slack } from './slack.ts';
import { terminal } from './terminal.ts';

export const fr: Catalog = {
  aboutLast,
  answers,
  commands,
  conversation,
  discord,
  faults,
  identity,
  insights,
  privacy,
  refusals,
  roles,
  settings,
  slack,
  smallTalk,
  standings,
  terminal,
  votes,
  whole,
  why,
};
