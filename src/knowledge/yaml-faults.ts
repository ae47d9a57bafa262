/** What is wrong with a file's layout, for people who write no code: YAML's own faults, and what it leaves out silently. */
import { type Document, isPair, isScalar, isSeq, visit, type YAMLError } from 'yaml';

/** A fault and its place in the text. */
export interface LayoutFault {
  readonly at: number;
  readonly message: string;
}

const QUOTE_IT = 'put the whole text in quotation marks';

/** YAML's names of faults, in words. */
const IN_WORDS: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'a tab stands at the beginning of the line; use spaces instead',
  BAD_INDENT:
    'the line is not indented like those that belong with it; give it as many spaces at its beginning as its neighbours have',
  BLOCK_IN_FLOW:
    'a list in [ ] or { } is not closed before the next line begins; add the bracket that is missing',
  BLOCK_AS_IMPLICIT_KEY: `there is a second colon on the line; ${QUOTE_IT}`,
  MULTILINE_IMPLICIT_KEY: `a name before a colon goes on over two lines; is the colon after it missing, or a quotation mark? Otherwise ${QUOTE_IT}`,
  MISSING_CHAR:
    'something is missing here: a quotation mark or bracket that was opened and not closed, a comma, or the colon after a name',
  UNEXPECTED_TOKEN: `this sign means something of its own here; ${QUOTE_IT}`,
  BAD_SCALAR_START: `a text cannot begin with this sign unquoted; ${QUOTE_IT}`,
  BAD_DQ_ESCAPE:
    'a backslash in double quotation marks means something of its own; write it twice, or use single quotation marks',
  BAD_ALIAS: `a text that begins with * or & means something of its own; ${QUOTE_IT}`,
  TAG_RESOLVE_FAILED: `a text that begins with ! means something of its own; ${QUOTE_IT}`,
  MULTIPLE_DOCS: 'a line of three dashes begins a second document; take it out',
  DUPLICATE_KEY: 'this field stands twice; keep one',
  KEY_OVER_1024_CHARS: `a name before a colon is very long; ${QUOTE_IT}`,
};

/** Characters before a place among which its line begins: nobody indents further, and a file may be one long line. */
const LOOK_BACK = 500;

/** Whether the line on which a place is begins with a tab, among spaces or not. */
function beginsWithTab(text: string, at: number): boolean {
  const from = Math.max(at - LOOK_BACK, 0);
  const before = text.slice(from, at);
  const lineEnd = before.lastIndexOf('\n');
  if (lineEnd < 0 && from > 0) return false;
  return /^ *\t/.test(before.slice(lineEnd + 1) + text.slice(at, at + 1));
}

/** A fault of the parser in words; its own where we have none. @param text The whole file. */
export function yamlFault({ code, message, pos: [at] }: YAMLError, text: string): LayoutFault {
  // One slip comes under several names, by what the parser made of it.
  const kind = beginsWithTab(text, at) ? 'TAB_AS_INDENT' : /\bflow\b/i.test(message) ? 'BLOCK_IN_FLOW' : code;
  return { at, message: IN_WORDS[kind] ?? message };
}

/** Fields that a map has twice, each looked up once: the parser's own way holds each against all others. */
export function repeatedKeys(document: Document): LayoutFault[] {
  const found: LayoutFault[] = [];
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value))
          found.push({
            at: key.range?.[0] ?? 0,
            message: `the field "${String(key.value)}" stands twice in one place; keep one`,
          });
        seen.add(key.value);
      }
    },
  });
  return found;
}

/** A remark after several words of text, with nothing to tell that it is one: two spaces, or a space behind the sign. */
const CUT = /^ #(?=\S)|^ # ?(?=\p{Ll}.*[?])/u;

/** Behind a way to ask, a word on the same line is more likely part of it than a remark. */
const CUT_WAY = /^ +#/;

/** Whether a text is a way to ask, one of a list. */
const isWay = (path: readonly unknown[]): boolean => {
  const [list, pair] = [path.at(-1), path.at(-2)];
  return isSeq(list) && isPair(pair) && isScalar(pair.key) && pair.key.value === 'phrasings';
};

/** Texts that are cut short by a "#", which begins a remark wherever a space stands before it. */
export function cutShort(document: Document, text: string): LayoutFault[] {
  const found: LayoutFault[] = [];
  // Most files have no remark behind anything, and need not be gone through.
  if (!/\S +#/.test(text)) return found;
  visit(document, {
    Scalar(_, node, path) {
      if (node.type !== 'PLAIN' || !node.range || typeof node.value !== 'string') return;
      if (text[node.range[1]] !== ' ') return;
      const after = text.slice(node.range[1], node.range[1] + 400);
      const isCut = isWay(path) ? CUT_WAY.test(after) : node.value.includes(' ') && CUT.test(after);
      if (!isCut) return;
      found.push({
        at: node.range[0],
        message: `"${node.value}" ends before the # on this line, which begins a remark; if it belongs to the text, ${QUOTE_IT}`,
      });
    },
  });
  return found;
}

/** How many faults of one file's layout are told: one mistake makes those after it. */
const MOST = 3;

/** The first faults, each place once, with how many more may follow from them. */
export function firstOf(faults: readonly LayoutFault[]): LayoutFault[] {
  const sorted = [...faults].sort((a, b) => a.at - b.at);
  const told = sorted.slice(0, MOST);
  const more = sorted.length - told.length;
  const last = told.at(-1);
  if (more === 0 || last === undefined) return told;
  return [
    ...told.slice(0, -1),
    { ...last, message: `${last.message} (${more} more on later lines may follow from these)` },
  ];
}
