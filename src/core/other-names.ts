/** A refusal that names others than the message does: "does not mention France" to whoever asked of Canada. */
import type { Analyzer } from '../analysis/analyze.ts';
import type { Match } from '../decision/matcher.ts';
import { personOf } from '../dialogue/fill.ts';
import type { Knowledge } from '../knowledge/model.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { asTyped } from '../text/as-written.ts';
import { lacksMention } from './missing.ts';
import { isProper, LETTERS_OF_KIN, outsidersIn, startsLarge } from './outsiders.ts';

/** @returns For what is said to be missing, and a message: that; or that whom the message names is not mentioned. */
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
    const [first] = strangers;
    if (exact !== null || first === undefined) return lacks;
    const namesOthers = analyzer.analyze(lacks).hits.some(({ concept }) => concept.role === 'outsider');
    const isNamed = strangers.some((name) => lacks.includes(name.slice(0, LETTERS_OF_KIN)));
    return !namesOthers || isNamed ? lacks : lacksMention(first, messages);
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
