/** What is asked for: the clause that asks, and the kinds of thing that it asks for. */

/** Kinds of thing a question can ask for. One question may ask for several. */
export type QuestionType =
  | 'person'
  | 'time'
  | 'place'
  | 'number'
  | 'reason'
  | 'manner'
  | 'yes-no'
  | 'choice'
  | 'next'
  | 'consequence'
  | 'definition'
  | 'opinion-of'
  | 'list'
  | 'source'
  | 'thing'
  | 'judgement'
  | 'statement';

const PATTERNS: readonly (readonly [QuestionType, RegExp])[] = [
  [
    'judgement',
    /^should \w+|\b(should (i|we|you|he|she|they|it|the|this|that|our|my|anyone|everyone)|what should|who should|ought|do you (think|believe|support|agree|feel|like|trust)|are you (for|against|pro|with)|your (own |honest |personal )?(opinion|view|take|verdict|guess|bet|side|advice)|would you|you personally|which side|morally|moral|immoral|ethical|unethical|(is|was|isn|wasn|are|were) (it|this|that|they|he|she|all this) (not )?(right|wrong|smart|wise|stupid|dumb|good|bad|fair|unfair|justified|worth it|evil|shameful|ok|okay)|who is (right|wrong|to blame|worse|the bad guy)|whose fault|change my mind|prove me wrong|traitor|good idea|bad idea|better idea|advise|recommend|agree with|approve of|deserve)\b/,
  ],
  [
    'number',
    /\b(how (many|much|often|long|old|big|large|far|tall)|number of|how few|count|tally|total|headcount|what (percentage|share|amount|number|sum)|quantity|figure)\b/,
  ],
  [
    'time',
    /\b(when|since when|what (date|day|time|year|month)|which (date|day|year|month)|how (long|soon|recent)|date|timeline|deadline|as of|at what (point|moment))\b/,
  ],
  [
    'place',
    /\b(where|what (place|city|country|town|location|venue)|which (place|city|country|town|location|venue)|whereabouts|location|venue|in what (city|country|place))\b/,
  ],
  [
    'person',
    /\b(who|whom|whose|whos|which (man|woman|person|people|official|officials|figure|guy|individual)|what (man|woman|person|guy)|name of|names|the name|identity|by whom|with whom|whoever|guy|dude|dri)\b/,
  ],
  [
    'reason',
    /\b(why|how come|what for|reason|reasons|because|cause|causes|motive|motives|rationale|grounds|what (drove|prompted|triggered|made|explains)|purpose|point of|justif\w*|logic|wherefore|the thinking)\b/,
  ],
  [
    'manner',
    /\b(how (do|does|did|is|are|was|were|has|have|had|can|could|will|would|should|might|exactly)|in what way|by what means|what way)\b/,
  ],
  [
    'next',
    /\b(next|what now|now what|from here|going forward|ahead|coming|upcoming|future|later|watch|monitor|look out|keep an eye)\b/,
  ],
  [
    'consequence',
    /\b(what (happens|happened|would happen|will happen)|what if|consequence\w*|effect\w*|impact\w*|implication\w*|result\w*|lead to|mean for|outcome\w*|end up|so what|danger\w*|risk\w*|stake\w*|downside\w*|upside\w*)\b/,
  ],
  [
    'definition',
    /\b(what (is|are|was|were|does|exactly is)|who is|define|definition|meaning|means|what kind|what sort|explain|describe|tell me about|background|rundown|overview|summar\w*|gist|tldr|tl dr|brief\w*|one liner)\b/,
  ],
  [
    'opinion-of',
    /\b(think|thinks|thought|opinion\w*|view\w*|position\w*|stance|say about|feel about|react\w*|response|take on|attitude|argue\w*|argument\w*|support\w*|oppos\w*|object\w*|against|in favou?r|condemn\w*|criti\w*)\b/,
  ],
  ['choice', /\b(or|versus|vs|either|rather than|instead of)\b/],
  ['list', /\b(list|all the|which ones|names of|examples|what are the|points|takeaways)\b/],
  [
    'source',
    /\b(source\w*|according to|evidence|proof|confirm\w*|official\w*|verify|verified|verification|fact check|true|false|rumou?r\w*|real|really|legit|hoax|claim\w*|actually|heard|read that)\b/,
  ],
  [
    'yes-no',
    /^(?:(?:and|so|but|ok|hey|wait|also|please|well|sorry|then|um|uh) )*(is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must|am|isn|aren|wasn|don|didn|hasn|any)\b/,
  ],
  ['thing', /\b(what|which)\b/],
];

const ASKING_WORD = /\b(who|whom|whose|what|when|where|why|how|which|whether|explain|tell|describe)\b/;
const AUXILIARY_FIRST =
  /^\W*(?:and |so |but )?(is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|any)\b/;

/** A clause of a text, and whether it is the one that asks. */
export interface Clause {
  readonly text: string;
  readonly asks: boolean;
}

/**
 * Splits a plain text into clauses and marks those that ask: the last with a question mark, else the last that
 * sounds like a question, else all of them.
 */
export function clausesOf(plain: string): Clause[] {
  const parts =
    plain
      .match(/[^.!?;]+[.!?;]*/g)
      ?.map((part) => part.trim())
      .filter((part) => /[\p{L}\p{N}]/u.test(part)) ?? [];
  if (parts.length <= 1) return parts.map((text) => ({ text, asks: true }));
  const marked = parts.map((part) => part.includes('?'));
  const sounding = parts.map((part) => ASKING_WORD.test(part) || AUXILIARY_FIRST.test(part));
  const asks = marked.includes(true) ? marked : sounding.includes(true) ? sounding : parts.map(() => true);
  return parts.map((text, i) => ({ text, asks: asks[i]! }));
}

/** The kinds of thing that the asking clauses ask for, in a fixed order; `statement` if none shows. */
export function questionTypesOf(asking: string): QuestionType[] {
  const found = PATTERNS.filter(([, pattern]) => pattern.test(asking)).map(([kind]) => kind);
  const kinds =
    found.includes('person') || found.includes('time') || found.includes('place')
      ? found.filter((kind) => kind !== 'thing' && kind !== 'definition')
      : found;
  return kinds.length > 0 ? kinds : ['statement'];
}

const OPENS_QUESTION =
  /^(?:so |and |but |ok |okay )?(?:who|whom|whose|what|when|where|why|how|which|is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|explain|tell me)\b/i;

/** "2", "the first one": takes one of the questions that were offered. */
const TAKES_OFFER = /^\W*(?:the )?(?:[123]|first|second|third|last)(?: one)?(?: please| pls)?\W*$/i;

/** Whether typed words read as if they wanted an answer, among people who also talk to each other. */
export const soundsLikeQuestion = (typed: string): boolean =>
  /[?？؟]\s*$/.test(typed) || OPENS_QUESTION.test(typed.trim()) || TAKES_OFFER.test(typed);

const NOW_WORDS =
  /\b(now|latest|today|currently|current|recent|recently|update|updates|newest|yet|so far|at the moment|still|these days|this week|present)\b/;

/** Whether the words ask for how things stand at present, which an article cannot know. */
export function asksForNow(words: readonly string[]): boolean {
  return NOW_WORDS.test(words.join(' '));
}
