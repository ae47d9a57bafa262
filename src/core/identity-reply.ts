/** Who or what somebody or something is, as far as the article says it. */

import type { Identity } from '../dialogue/identity.ts';
import type { NamedInFacts } from '../dialogue/names-in-facts.ts';
import type { Knowledge, Name } from '../knowledge/model.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { capitalised } from '../text/capitalised.ts';
import { missingReply, unmentioned } from './missing.ts';
import type { Reply } from './reply.ts';
import { generalKnowledge } from './source-line.ts';
import { bullet, factsOf, introOf, told, toldOf } from './whole/told.ts';

const SURE = 0.9;
/** Facts told of a name at most. */
const MOST_FACTS = 3;

function nameReply(name: Name, knowledge: Knowledge, messages: PlainMessages): Reply {
  const facts = factsOf(knowledge, name.facts).slice(0, MOST_FACTS);
  const telling = { knowledge, messages, confidence: SURE };
  const first =
    name.is === null
      ? messages.format(name.plural ? 'identity.unexplainedMany' : 'identity.unexplained', {
          name: name.name,
        })
      : messages.format(name.plural ? 'identity.are' : 'identity.is', {
          name: capitalised(name.name),
          is: name.is,
        });
  // What the first sentence has said is not said again.
  const more = facts.slice(name.is === null ? 0 : 1);
  const lines = more.map(({ statement }) => bullet(statement));
  const parts = [{ lines: [first] }, { heading: introOf(telling, more), lines }];
  return told(telling, capitalised(name.name), parts, facts);
}

/** What the facts say that name it: they tell who it is as far as the source does. */
function factsReply(
  { name, facts: ids }: NamedInFacts,
  knowledge: Knowledge,
  messages: PlainMessages,
): Reply {
  const facts = factsOf(knowledge, ids).slice(0, MOST_FACTS);
  return toldOf({ knowledge, messages, confidence: SURE }, name, facts);
}

export function identityReply(identity: Identity, knowledge: Knowledge, messages: PlainMessages): Reply {
  switch (identity.kind) {
    case 'name':
      return nameReply(identity.name, knowledge, messages);
    case 'in-facts':
      return factsReply(identity.named, knowledge, messages);
    case 'term': {
      const { term, means } = identity.term;
      return missingReply(
        messages.format('identity.term', { term, means }),
        generalKnowledge(messages),
        messages,
      );
    }
    case 'unknown':
      return unmentioned(identity.name, knowledge.article, messages);
  }
}
