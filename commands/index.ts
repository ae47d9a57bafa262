/** Every command, in the order in which people see them. The only list: platforms, help and router read it. */
import type { Command } from '../src/core/command.ts';
import { about } from './about.ts';
import { ask } from './ask.ts';
import { explain } from './explain.ts';
import { help } from './help.ts';
import { insights } from './insights.ts';
import { settings } from './settings.ts';
import { whatsNext } from './whats-next.ts';

export const commands: readonly Command[] = [explain, whatsNext, ask, about, help, settings, insights];
