/** Folders of few phrasings, each with messages that judge it and that nothing was fitted on. */
import { type Knowledge, phrasingCount } from '../../src/knowledge/model.ts';
import { divideTalk, spread } from '../../src/knowledge/other-talk.ts';

/** A message, and the facts each of which answers it; none where the folder has no answer. */
export interface Judged {
  readonly text: string;
  readonly facts: readonly string[];
}

export interface SmallSet {
  readonly name: string;
  readonly knowledge: Knowledge;
  readonly judged: readonly Judged[];
}

/** The same knowledge with as much other talk as one of its size learns from. */
export function withTalkOfSize(knowledge: Knowledge): Knowledge {
  const count = phrasingCount(knowledge);
  const divide = (kind: 'offTopic' | 'chatter') =>
    divideTalk([], [...knowledge[kind], ...knowledge.talkLeft[kind]], count);
  const [offTopic, chatter] = [divide('offTopic'), divide('chatter')];
  return {
    ...knowledge,
    offTopic: offTopic.learnt,
    chatter: chatter.learnt,
    talkLeft: { offTopic: offTopic.left, chatter: chatter.left },
  };
}

/** The same story with at most so many phrasings an entry and a gap, spread over those that it has. */
export function thinned(knowledge: Knowledge, most: number): Knowledge {
  const thin = <T extends { readonly phrasings: readonly string[] }>(groups: ReadonlyMap<string, T>) =>
    new Map([...groups].map(([id, group]) => [id, { ...group, phrasings: spread(group.phrasings, most) }]));
  return withTalkOfSize({ ...knowledge, entries: thin(knowledge.entries), gaps: thin(knowledge.gaps) });
}
