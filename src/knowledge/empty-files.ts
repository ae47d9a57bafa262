/** What files hold that a story may do without. */
import type { z } from 'zod';
import type { conversationSchema, gapsSchema, lexiconSchema, namesSchema } from './schema.ts';
import type { SourceFile } from './source.ts';

/** A story may do without gaps, words and names of its own: then nobody can be listed. */
export const NO_GAPS: SourceFile<z.output<typeof gapsSchema>> = { file: '', value: [], lineOf: () => 0 };

export const NO_LEXICON: SourceFile<z.output<typeof lexiconSchema>> = {
  file: '',
  value: { concepts: [], filler: [], abbreviations: {} },
  lineOf: () => 0,
};

export const NO_NAMES: SourceFile<z.output<typeof namesSchema>> = {
  file: '',
  value: { names: [], terms: [] },
  lineOf: () => 0,
};

/** A story may do without small talk and other talk of its own. */
export const NO_CONVERSATION: SourceFile<z.output<typeof conversationSchema>> = {
  file: '',
  value: { small_talk: [], off_topic: [], chatter: [] },
  lineOf: () => 0,
};
