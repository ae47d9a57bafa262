/** What a story's coverage means for whoever writes it: how well each entry is known, and what to write more of. */
import type { Coverage, Missed } from './coverage.ts';

/** Fewer ways to ask leave most people out. */
const FEW = 5;

/** Known this well, an entry needs nothing. */
const WELL = 0.7;

const MOST_SHOWN = 3;

const quotedList = (texts: readonly string[]): string => texts.map((text) => `“${text}”`).join(', ');

const ways = (many: number): string => (many === 1 ? 'one way' : `${many} ways`);

/** What to write more of; null if nothing is wanting. */
export function adviceOn({ phrasings, asked, right, missed, confusion }: Coverage): string | null {
  const isThin = phrasings < FEW;
  const isWell = asked > 0 && right / asked >= WELL;
  if (!isThin && isWell) return null;
  const parts: string[] = [];
  if (isThin) parts.push(`write ${ways(FEW - phrasings)} more to ask it, in other words`);
  if (!isWell && confusion !== null) {
    const { id } = confusion;
    // Without telling words, the ways to ask themselves show what led there.
    const strays = missed.filter(({ takenFor }) => takenFor === id).map(({ phrasing }) => phrasing);
    const words =
      confusion.words.length > 0
        ? ` by ${quotedList(confusion.words)}`
        : strays.length > 0
          ? ` in ${quotedList(strays.slice(0, MOST_SHOWN))}`
          : '';
    parts.push(`it is taken for "${id}"${words}: write ways to ask with words that only this one has`);
  }
  if (!isWell && missed.length > 0 && (confusion === null || 2 * confusion.times < missed.length))
    parts.push(
      `without these ways themselves, nothing like them is known: ${quotedList(missed.slice(0, MOST_SHOWN).map(({ phrasing }) => phrasing))}; write one or two more like each`,
    );
  if (parts.length === 0 && !isWell && asked > 0)
    parts.push('the bot is unsure and offers it among others: write more ways to ask of every kind');
  return parts.length === 0 ? null : parts.join('; ');
}

/** How much whoever asks would be helped: a wrong answer is worse than none, and none is worse than an offer. */
const WEIGHT = { taken: 3, missed: 2, offered: 1 } as const;

const needOf = ({ asked, missed, offered, phrasings }: Coverage): number => {
  const taken = missed.filter(({ takenFor }) => takenFor !== null).length;
  const many = WEIGHT.taken * taken + WEIGHT.missed * (missed.length - taken) + WEIGHT.offered * offered;
  // What nothing could be held out of is known to nobody who asks in other words.
  return (asked === 0 ? WEIGHT.missed * FEW : many) + Math.max(0, FEW - phrasings);
};

/** Those first where more ways to ask help most. */
export const byNeed = (all: readonly Coverage[]): Coverage[] =>
  [...all].sort((a, b) => needOf(b) - needOf(a));

/** What became of a way to ask that was not found: the entry or gap that it was taken for, or nothing of the story. */
const missedLine = ({ phrasing, takenFor, ending }: Missed): string =>
  `    “${phrasing}” → ${takenFor === null ? ending.id : `"${takenFor}"`}`;

/**
 * One line for an entry or gap, and one with advice where there is any.
 *
 * @param showsMissed Then a line for each way to ask that was not found, with what it was taken for.
 */
export function describeCoverage(one: Coverage, showsMissed = false): string {
  const { kind, id, title, phrasings, asked, right, offered, likeliest } = one;
  const found =
    asked === 0
      ? 'nothing to hold out'
      : `${right} of ${asked} found, ${offered} offered, ${likeliest} likeliest`;
  const advice = adviceOn(one);
  return [
    `${kind} "${id}" (${title}): ${ways(phrasings)} to ask, ${found}`,
    ...(advice === null ? [] : [`    ${advice}.`]),
    ...(showsMissed ? one.missed.map(missedLine) : []),
  ].join('\n');
}

/** Those of a kind in one line. */
function describeKind(all: readonly Coverage[], kind: Coverage['kind'], name: string): string {
  const ofKind = all.filter((one) => one.kind === kind);
  const sum = (of: (one: Coverage) => number): number => ofKind.reduce((total, one) => total + of(one), 0);
  const [asked, right] = [sum((one) => one.asked), sum((one) => one.right)];
  const percent = asked === 0 ? 0 : Math.round((100 * right) / asked);
  const offered = kind === 'entry' ? `, and offered ${sum((one) => one.offered)} among others` : '';
  return (
    `${ofKind.length} ${name} with ${sum((one) => one.phrasings)} ways to ask; ` +
    `of ${asked} that the bot had not seen it found ${right} (${percent} %)${offered}; it was likeliest for ${sum((one) => one.likeliest)}`
  );
}

/** The whole in a line for the entries and one for the gaps, of which fewer are ever found. */
export const describeWhole = (all: readonly Coverage[]): string =>
  [describeKind(all, 'entry', 'entries'), describeKind(all, 'gap', 'gaps')].join('.\n');

/** Nothing but the ways to ask that got another's answer or refusal, each under what it should have got. */
export function describeWrong(all: readonly Coverage[]): string {
  const wrong = all.flatMap(({ kind, id, missed }) => {
    const taken = missed.filter(({ takenFor }) => takenFor !== null);
    return taken.length === 0 ? [] : [`${kind} "${id}"`, ...taken.map(missedLine)];
  });
  return [...wrong, `${describeWhole(all)}.`].join('\n');
}

/** So many entries and gaps are as much as an editor can see to at once. */
const AT_ONCE = 10;

const WORDS = [
  'Each way to ask was put to a bot that had not seen it, as a stranger would ask in other words. Found: it was answered.',
  'Offered: the bot asked whether it was meant. Likeliest: the bot had it first, sure or not; a few ways more will do.',
  'What is written down is always known. Of questions with six ways each about one in three is found so, and half are likeliest; with',
  'twenty, a half and three in four; with eighty, eight and nine in ten. Where most is gained comes first.',
];

/** The words explained, those that need most, and the whole in one line. @param isWhole Whether all are told, with each way to ask that was not found. */
export function describeReport(all: readonly Coverage[], isWhole: boolean): string {
  const needing = byNeed(all).filter((one) => adviceOn(one) !== null);
  const shown = isWhole ? byNeed(all) : needing.slice(0, AT_ONCE);
  const left = isWhole ? 0 : needing.length - shown.length;
  return [
    ...WORDS,
    ...shown.map((one) => describeCoverage(one, isWhole)),
    ...(left === 0 ? [] : [`… and ${left} more that would gain by it; --all shows them.`]),
    `${describeWhole(all)}.`,
  ].join('\n');
}
