/** What the core has to know of a platform, in neutral terms. Each platform's definition declares its own. */
import type { FixedKey } from '../messages/catalog.ts';
import type { PlatformName } from './invocation.ts';

/** Sentences that only one platform can word, as keys of its own messages. */
export interface PlatformSentences {
  /** To somebody who may not change settings: who may, in the platform's terms. */
  readonly managersOnly: FixedKey;
  /** To a manager who wants plain questions answered: what is missing for that. */
  readonly cannotListen: FixedKey;
  /** How somebody's message is explained from its menu, as a line of the help; null where there is no such menu. */
  readonly messageMenu: FixedKey | null;
  /** What is kept there besides what is kept everywhere; null for nothing. */
  readonly privacy: FixedKey | null;
}

/** See the head of this file. */
export interface PlatformTraits {
  readonly name: PlatformName;
  /** Whether messages that do not address the bot can be read there at all; may change while the bot runs. */
  readonly readsUnaddressed: boolean;
  /** `everywhere`: a person has one id in all workspaces. `workspace`: ids are a workspace's own. */
  readonly personIds: 'everywhere' | 'workspace';
  /** What people may ask in a minute is limited; not where there is but one. */
  readonly limited: boolean;
  readonly sentences: PlatformSentences;
  /** How people write a command there, such as `/ask`. */
  commandName(name: string): string;
}

/** What a platform has to declare, and what it may: for the rest see `createTraitsLookup`. */
export type DeclaredTraits = Pick<PlatformTraits, 'name' | 'readsUnaddressed'> &
  Partial<Omit<PlatformTraits, 'sentences'>> & { readonly sentences?: Partial<PlatformSentences> };

const DEFAULTS: Omit<PlatformTraits, 'name'> = {
  readsUnaddressed: true,
  personIds: 'workspace',
  limited: true,
  sentences: {
    managersOnly: 'commands.managersOnly',
    cannotListen: 'settings.cannotListen',
    messageMenu: null,
    privacy: null,
  },
  commandName: (name) => `/${name}`,
};

/** The traits of a platform. What it does not declare is as on most platforms. */
const complete = (declared: DeclaredTraits): PlatformTraits => ({
  ...DEFAULTS,
  ...declared,
  sentences: { ...DEFAULTS.sentences, ...declared.sentences },
  get readsUnaddressed() {
    return declared.readsUnaddressed;
  },
});

/** Finds a platform's traits by its name. */
export function createTraitsLookup(
  declared: readonly DeclaredTraits[],
): (name: PlatformName) => PlatformTraits {
  const known = new Map(declared.map((traits) => [traits.name, complete(traits)]));
  return (name) => known.get(name) ?? { ...DEFAULTS, name };
}
