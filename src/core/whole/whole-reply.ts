/** Replies about the whole of a story: made of its facts and names, for any story. */
import type { WholeAct } from '../../text/language.ts';
import type { Reply } from '../reply.ts';
import { brief } from './brief.ts';
import { numbers } from './numbers.ts';
import { countries, people } from './people.ts';
import { firmness, sides } from './sides.ts';
import { timeline } from './timeline.ts';
import type { Telling } from './told.ts';

const tellers: Readonly<Record<WholeAct, (telling: Telling, words: string) => Reply>> = {
  brief,
  timeline,
  people,
  countries,
  numbers,
  sides,
  firmness,
};

/** What is told beside the story in brief; each name is also the word to type for it. */
export const LISTS = [
  'timeline',
  'people',
  'countries',
  'numbers',
  'sides',
  'firmness',
] as const satisfies readonly WholeAct[];

/** @param words The plain words by which it was asked for. */
export const wholeReply = (act: WholeAct, telling: Telling, words: string): Reply =>
  tellers[act](telling, words);
