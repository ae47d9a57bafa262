/** An item as both platforms would show it while it is being written. */
import { encodeMessage } from '../../../src/adapters/discord/encode.ts';
import { encode } from '../../../src/adapters/slack/encode.ts';
import { createAnswerer } from '../../../src/core/answerer.ts';
import { createRefusals } from '../../../src/core/refusals.ts';
import type { Reply } from '../../../src/core/reply.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import type { Knowledge } from '../../../src/knowledge/model.ts';
import { messagesFor } from '../../../src/messages/messages.ts';
import type { Shown } from '../try/previews.tsx';
import type { Fields, ItemRef } from './items.ts';
import { inFile, narrowed, SCHEMAS } from './narrowed.ts';

const KEY = 'desk-preview';

function replyWith({ kind, id }: ItemRef, engine: Engine, knowledge: Knowledge): Reply | null {
  const messages = messagesFor(knowledge.language.code);
  const entry = kind === 'entry' ? knowledge.entries.get(id) : undefined;
  if (entry !== undefined) return createAnswerer({ ...engine, knowledge }, messages).state(entry);
  const gap = kind === 'gap' ? knowledge.gaps.get(id) : undefined;
  if (gap === undefined) return null;
  const decision = { kind: 'no-answer', reason: gap.reason, gap, nearest: [], confidence: 1 } as const;
  const match = engine.match(gap.phrasings[0] ?? gap.title, null);
  const refusals = createRefusals({ ...engine, knowledge }, messages.about(knowledge.article.source.kind));
  return refusals.refuse(decision, match);
}

/** Null for a fact, which nobody is told by itself, and for what has not the form yet that files ask for. */
export function previewOf(ref: ItemRef, fields: Fields, engine: Engine): Shown | null {
  const { knowledge } = engine;
  if (!SCHEMAS[ref.kind].safeParse(inFile(ref, fields, knowledge)).success) return null;
  const { entries, gaps } = narrowed(ref, fields, knowledge);
  const story: Knowledge = {
    ...knowledge,
    entries: new Map([...knowledge.entries, ...entries]),
    gaps: new Map([...knowledge.gaps, ...gaps]),
  };
  const reply = replyWith(ref, engine, story);
  return reply && { discord: encodeMessage(reply, KEY), slack: encode(reply, KEY) };
}
