/** The terminal, as the core knows it. */
import type { DeclaredTraits } from '../../core/platform-traits.ts';

/** One person, whose every line is for the bot, and who may ask without limit. */
export const traits: DeclaredTraits = { name: 'terminal', readsUnaddressed: true, limited: false };
