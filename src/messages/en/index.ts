/** Everything that people read, in English: ICU messages by subject and name. The other languages follow its keys. */
import {
  aboutLast,
  answers,
  identity,
  places,
  refusals,
  roles,
  stances,
  standings,
  standingsMean,
  whole,
  whoSays,
  why,
} from './answers.ts';
import { commands, insights, privacy, settings } from './commands.ts';
import { conversation, faults, votes } from './conversation.ts';
import { discord } from './discord.ts';
import { slack } from './slack.ts';
import { smallTalk } from './small-talk.ts';
import { terminal } from './terminal.ts';

export const en = {
  aboutLast,
  answers,
  commands,
  conversation,
  discord,
  faults,
  identity,
  insights,
  places,
  privacy,
  refusals,
  roles,
  settings,
  slack,
  smallTalk,
  standings,
  standingsMean,
  terminal,
  votes,
  stances,
  whole,
  whoSays,
  why,
} as const;
