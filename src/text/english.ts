/** What the engine knows of English in general. Nothing here is about any story. */

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

/** Words that carry no subject of their own. */
export const FUNCTION_WORDS = list(`
  a an the this that these those and or but nor so yet if then than as at by for from in into of off on onto out over to up upon with
  within without about above after again against all also although always am among any anybody anyone anything are around be because
  been before being below between both can could did do does doing done down during each either else ever every everybody everyone
  everything few had has have having he her here hers herself him himself his how however i im is it its itself just let like may me
  might mine more most much must my myself neither never no nobody none not nothing now oh ok okay once one only other others our ours
  ourselves own per perhaps please quite rather really same shall she should since some somebody someone something still such sure tell
  their theirs them themselves there they thing things though through thus till too until us very was we well were what whatever when
  whenever where whereas wherever whether which while who whoever whom whose why will would yes you your yours yourself
  get got gets go goes going gone say says said know knows think thinks want wants ask asking asked mean means meant put come comes came
  make makes made take takes took give gives gave s t d m re ve ll
  actually basically exactly honestly literally simply maybe anyway lol
`);

/** The words that carry a subject of their own. */
export const contentWords = (words: readonly string[]): string[] =>
  words.filter((word) => !FUNCTION_WORDS.has(word));

const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    held: 'hold',
    met: 'meet',
    took: 'take',
    taken: 'take',
    gave: 'give',
    given: 'give',
    began: 'begin',
    begun: 'begin',
    spoke: 'speak',
    spoken: 'speak',
    went: 'go',
    gone: 'go',
    said: 'say',
    told: 'tell',
    thought: 'think',
    sent: 'send',
    kept: 'keep',
    left: 'leave',
    brought: 'bring',
    bought: 'buy',
    caught: 'catch',
    got: 'get',
    knew: 'know',
    known: 'know',
    led: 'lead',
    lost: 'lose',
    paid: 'pay',
    sat: 'sit',
    saw: 'see',
    seen: 'see',
    shown: 'show',
    died: 'die',
    dying: 'die',
    dies: 'die',
    lies: 'lie',
    won: 'win',
    wrote: 'write',
    written: 'write',
    broke: 'break',
    broken: 'break',
    chose: 'choose',
    chosen: 'choose',
    felt: 'feel',
    found: 'find',
    fought: 'fight',
    stood: 'stand',
    understood: 'understand',
    women: 'woman',
    men: 'man',
    children: 'child',
    lives: 'life',
    swapped: 'swap',
    countries: 'country',
    freed: 'free',
    frees: 'free',
    freeing: 'free',
    agreed: 'agree',
    dealt: 'deal',
    hid: 'hide',
    hidden: 'hide',
    stole: 'steal',
    stolen: 'steal',
  }),
);

/** A rough stem, enough to bring inflections together: `talks`, `talking` → `talk`. */
export function stem(inflected: string): string {
  const word = IRREGULAR.get(inflected) ?? inflected;
  if (word.length < 4 || /\d/.test(word)) return word;
  let root = word;
  if (root.endsWith('ies') && root.length > 4) root = `${root.slice(0, -3)}y`;
  else if (/(?:sh|ch|x|ss|z)es$/.test(root)) root = root.slice(0, -2);
  else if (root.endsWith('s') && !/(?:ss|us|is)$/.test(root)) root = root.slice(0, -1);
  for (const ending of ['ational', 'ation', 'ement', 'ment', 'ing', 'ion', 'edly', 'ed', 'ly', 'er', 'or']) {
    if (root.endsWith(ending) && root.length - ending.length >= 4) {
      root = root.slice(0, -ending.length);
      break;
    }
  }
  if (/([bdgklmnprt])\1$/.test(root)) root = root.slice(0, -1);
  return root.endsWith('e') && root.length > 4 ? root.slice(0, -1) : root;
}
