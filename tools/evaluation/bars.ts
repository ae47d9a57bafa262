/** The bars that `npm run eval` holds, on messages whose style was held out of all fitting. */
import type { Measures } from './measures.ts';

export interface Bar {
  readonly measure: keyof Measures;
  readonly name: string;
  readonly at: number;
  readonly better: 'more' | 'less';
  readonly percent: boolean;
}

const share = (measure: keyof Measures, name: string, better: Bar['better'], at: number): Bar => ({
  measure,
  name,
  at,
  better,
  percent: true,
});

export const BARS: readonly Bar[] = [
  share('right', 'right', 'more', 0.82),
  share('rightOrOffered', 'right or offered', 'more', 0.92),
  share('wrong', 'wrong', 'less', 0.07),
  share('falseNotInArticle', 'false answer, not in article', 'less', 0.15),
  share('falseOffTopic', 'false answer, off topic', 'less', 0.01),
  share('interruption', 'interruption', 'less', 0.02),
  share('ambientRecall', 'ambient recall', 'more', 0.6),
  { measure: 'focus', name: 'focus (facts an answer)', at: 2.5, better: 'less', percent: false },
  share('calibrationError', 'calibration error', 'less', 0.1),
];

/** No style may fall below this share of right answers. */
export const RIGHT_IN_EACH_STYLE = 0.72;

/** Of 1,000 lines of ordinary channel talk said to the bot directly, at most this many may get an answer. */
export const ANSWERS_IN_CHATTER = 10;

/** Of 100 labelled follow-ups, and of the loaded questions. */
export const FOLLOW_UPS_RIGHT = 0.85;
export const LOADED_RIGHT = 0.9;

/** Of messages of people who did not know the story, by kind: an honest reply to at least this share. */
export const PEOPLE: Readonly<Record<string, number>> = {
  all: 0.75,
  'not-in-article': 0.85,
  'small-talk': 0.82,
  opinion: 0.7,
  answerable: 0.68,
  list: 0.6,
};

/** Of the later turns of their conversations, at most this share may be answered falsely. */
export const CONVERSATIONS_WRONG = 0.1;

export const meets = (bar: Bar, value: number): boolean =>
  bar.better === 'more' ? value >= bar.at : value <= bar.at;
