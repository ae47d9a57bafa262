/** A refusal that names others than the message does: "does not mention France" to whoever asked of Canada. */
import type { Analyzer } from '../analysis/analyze.ts';
import type { Match } from '../decision/matcher.ts';
import type { Knowledge } from '../knowledge/model.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { asTyped } from '../text/as-written.ts';
import { lacksMention } from './missing.ts';
import { isProper, outsidersIn } from './outsiders.ts';

const CAPITAL = /^\p{Lu}/u;

/** So many letters of a name stand in each of its forms: "Iran" in "Iranian". */
const STEM = 4;

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
      .filter((name) => CAPITAL.test(name));
    const [first] = strangers;
    if (exact !== null || first === undefined) return lacks;
    const namesOthers = analyzer.analyze(lacks).hits.some(({ concept }) => concept.role === 'outsider');
    const isNamed = strangers.some((name) => lacks.includes(name.slice(0, STEM)));
    return !namesOthers || isNamed ? lacks : lacksMention(first, messages);
  };
