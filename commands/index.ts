import { about } from './about.ts';
import { ask } from './ask.ts';
import { explain } from './explain.ts';
import { help } from './help.ts';
import { insights } from './insights.ts';
import { settings } from './settings.ts';
import { whatsNext } from './whats-next.ts';

/** Every command, in the order in which people see them. The only list: platforms, help and router read it. */
export const commands = [explain, whatsNext, ask, about, help, settings, insights] as const;
