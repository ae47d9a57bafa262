/** What a story's coverage means for whoever writes it: how well each entry is known, and what to write more of. */
import type { Coverage } from './coverage.ts';

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
    const words = confusion.words.length === 0 ? '' : ` by ${quotedList(confusion.words)}`;
    parts.push(
      `it is taken for "${confusion.id}"${words}: write ways to ask with words that only this one has`,
    );
  }
  if (!isWell && missed.length > 0 && (confusion === null || confusion.times < missed.length))
    parts.push(
      `nothing like these is known yet: ${quotedList(missed.slice(0, MOST_SHOWN).map(({ phrasing }) => phrasing))}; write two or three more of each kind`,
    );
  if (parts.length === 0 && !isWell && asked > 0)
    parts.push('the bot is unsure and offers it among others: write more ways to ask of every kind');
  return parts.length === 0 ? null : parts.join('; ');
}

/** Those that need most work first. */
export const byNeed = (all: readonly Coverage[]): Coverage[] => {
  const share = ({ asked, right }: Coverage) => (asked === 0 ? -1 : right / asked);
  return [...all].sort((a, b) => share(a) - share(b) || a.phrasings - b.phrasings);
};

/** One line for an entry or gap, and one with advice where there is any. */
export function describeCoverage(one: Coverage): string {
  const { kind, id, title, phrasings, asked, right, offered, likeliest } = one;
  const found =
    asked === 0
      ? 'nothing to hold out'
      : `${right} of ${asked} found unseen, ${offered} offered, ${likeliest} likeliest`;
  const advice = adviceOn(one);
  return [
    `${kind} "${id}" (${title}): ${ways(phrasings)} to ask, ${found}`,
    ...(advice === null ? [] : [`    ${advice}.`]),
  ].join('\n');
}

/** The whole in one line. */
export function describeWhole(all: readonly Coverage[]): string {
  const sum = (of: (one: Coverage) => number): number => all.reduce((total, one) => total + of(one), 0);
  const entries = all.filter(({ kind }) => kind === 'entry');
  const [asked, right] = [sum((one) => one.asked), sum((one) => one.right)];
  const percent = asked === 0 ? 0 : Math.round((100 * right) / asked);
  return (
    `${entries.length} entries and ${all.length - entries.length} gaps with ${sum((one) => one.phrasings)} ways to ask; ` +
    `of ${asked} that the bot had not seen it found ${right} (${percent} %), and offered ${sum((one) => one.offered)} among others; it was likeliest for ${sum((one) => one.likeliest)}`
  );
}
