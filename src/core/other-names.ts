/** A refusal that names others than the message does: "does not mention France" to whoever asked of Canada. */
import type { AnalyzedText, Analyzer } from '../analysis/analyze.ts';
import type { Match } from '../decision/matcher.ts';
import { personOf } from '../dialogue/fill.ts';
import type { Gap, Knowledge } from '../knowledge/model.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { asTyped } from '../text/as-written.ts';
import { lacksMention } from './missing.ts';
import { isProper, LETTERS_OF_KIN, outsidersIn, startsLarge } from './outsiders.ts';

/** Of more names than these nobody wants to be told that they are not mentioned. */
const MOST_OTHERS = 2;

/**
 * @returns For what is said to be missing, and a message: that, and that others whom the message names are not mentioned; or
 * only that, where it names none of them.
 */
export const createOfNoOther =
  (
    { language }: Knowledge,
    analyzer: Analyzer,
    messages: PlainMessages,
  ): ((lacks: string, match: Match) => string) =>
  (lacks, { analyzed, exact }) => {
    const strangers = outsidersIn(analyzed, language)
      .filter(({ name }) => isProper(name, language))
      .map(({ name }) => asTyped(name, analyzed.text))
      .filter(startsLarge);
    if (exact !== null || strangers.length === 0) return lacks;
    const namesOthers = analyzer.analyze(lacks).hits.some(({ concept }) => concept.role === 'outsider');
    const others = strangers.filter((name) => !lacks.includes(name.slice(0, LETTERS_OF_KIN)));
    if (!namesOthers) return lacks;
    const besides = others.slice(0, MOST_OTHERS).map((name) => lacksMention(name, messages));
    return [...(others.length === strangers.length ? [] : [lacks]), ...besides].join(' ');
  };

/** @returns Whether what is said to be missing speaks of one person, and a message of another one: how old the envoy is, asked of the mayor. */
export const createSpeaksOfAnother =
  (knowledge: Knowledge): ((lacks: string, match: Match) => boolean) =>
  (lacks, { said, exact }) => {
    if (exact !== null) return false;
    const spoken = personOf({ facts: [], question: lacks }, knowledge);
    const asked = personOf({ facts: [], question: said.text }, knowledge);
    return spoken !== null && asked !== null && spoken.name !== asked.name;
  };

/** @returns Whether a gap declines to judge what neither a message that names nothing nor what was said before speaks of: a plan, asked of the talks. */
export const createJudgesAnother =
  (analyzer: Analyzer): ((gap: Gap, match: Match) => boolean) =>
  ({ reply, reason }, { said, analyzed, exact }) => {
    if (exact !== null || reason !== 'opinion' || reply === null) return false;
    const subjects = ({ hits }: AnalyzedText) =>
      hits.flatMap(({ concept }) => (concept.role === 'subject' ? concept.id : []));
    if (subjects(said).length > 0) return false;
    const judged = subjects(analyzer.analyze(reply));
    const asked = new Set(subjects(analyzed));
    return judged.length > 0 && !judged.some((id) => asked.has(id));
  };
