/** English without plurals: for programs that give one answer and end before a library would have been loaded. */
import type { PlainMessages } from './catalog.ts';
import { compilePlain, createMessages } from './create-messages.ts';
import { en } from './en/index.ts';

export const plainEnglish: PlainMessages = createMessages('en', en, compilePlain);
