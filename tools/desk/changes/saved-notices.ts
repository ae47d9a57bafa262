/** What is said above a page after a change was saved: what became of it, how to see it, how to take it back, and who lags behind. */
import { good, type Notice } from '../layout.tsx';
import { concernsTellings, tellingsOf } from '../story/tellings.ts';
import { tellingsNotices } from '../story/tellings-page.tsx';
import { titleOf } from '../story/titles.ts';
import type { Workspace } from '../workspace.ts';
import { type Change, undoIdOf } from './change.ts';
import type { Changes } from './changes.ts';

/** What is to be said of the story's other languages, before it is saved and after. */
export function languageNotices({ item, seen, wanted }: Change, { dir, engine }: Workspace): Notice[] {
  if (!concernsTellings(item.kind, seen, wanted)) return [];
  return tellingsNotices(item, tellingsOf(dir, item, wanted), engine().knowledge.language.code);
}

/**
 * @param id Of the change, as the address has it.
 * @param asks What to ask the bot for it where the change does not say.
 */
export function savedNotices(id: string, asks: string, changes: Changes, workspace: Workspace): Notice[] {
  const change = changes.saved(id);
  const say = change?.asks ?? asks;
  const tried = say === '' ? [] : [{ to: `/try?${new URLSearchParams({ say })}`, text: 'Ask the bot now' }];
  const undo = changes.get(undoIdOf(id)) ? [{ to: `/changes/${undoIdOf(id)}`, text: 'Undo it' }] : [];
  const where = change === undefined ? '' : `: “${titleOf(change)}”`;
  return [
    good(`Saved${where}. A running bot takes it over by itself.`, [...tried, ...undo]),
    ...(change === undefined ? [] : languageNotices(change, workspace)),
  ];
}
