import { describe, expect, it } from 'vitest';
import { makeReply, type Reply } from '../../../src/core/reply.ts';
import {
  type AskedQuestion,
  findGroup,
  type Rated,
  type ReviewParts,
  reviewGroups,
} from '../../../tools/review/groups.ts';
import { ENGLISH } from '../../text/english.ts';

const refusal = makeReply({ kind: 'no-answer', reason: 'not-in-article', body: '' });
const offer = makeReply({ kind: 'suggestions', body: '' });
const answer = (entry: string, confidence = 0.9) =>
  makeReply({ kind: 'answer', entry, confidence, body: '' });

const asked = (
  question: string,
  count = 1,
  day = '2026-03-01',
  parts: Partial<AskedQuestion> = {},
): AskedQuestion => ({
  question,
  day,
  count,
  outcome: 'no-answer',
  gap: null,
  ...parts,
});
const rated = (question: string | null, subject = 'talks', count = 1): Rated => ({
  question,
  day: '2026-03-01',
  count,
  kind: 'entry',
  subject,
});

function review(parts: Partial<ReviewParts> & { replies?: Record<string, Reply> }) {
  return reviewGroups({
    asked: [],
    rated: [],
    ignored: [],
    minCount: 2,
    forms: ENGLISH.words,
    ask: (question) => parts.replies?.[question] ?? refusal,
    rank: () => ['talks-envoy', 'talks-place'],
    titleOf: (entry) => (entry === 'talks' ? 'What are the talks?' : null),
    ...parts,
  });
}

describe('the review', () => {
  it('groups what is alike, most asked first, with the nearest entry and the runner-up', () => {
    const groups = review({
      asked: [
        asked('which hotel did the envoy stay in?', 2),
        asked('what hotel did the envoy stay at', 1, '2026-03-02'),
        asked('who catered the food?', 4),
        asked('asked once only'),
      ],
    });
    expect(groups).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{8}$/),
        kind: 'unanswered',
        question: 'who catered the food?',
        variants: [],
        count: 4,
        days: 1,
        nearest: 'talks-envoy',
        runnerUp: 'talks-place',
      },
      {
        id: expect.any(String),
        kind: 'unanswered',
        question: 'which hotel did the envoy stay in?',
        variants: ['what hotel did the envoy stay at'],
        count: 3,
        days: 2,
        nearest: 'talks-envoy',
        runnerUp: 'talks-place',
      },
    ]);
  });

  it('shows from how many times on it is told', () => {
    const one = { asked: [asked('which hotel?')] };
    expect(review(one)).toEqual([]);
    expect(review({ ...one, minCount: 1 })).toHaveLength(1);
  });

  it('tells apart unanswered, almost ambiguous and badly rated', () => {
    const groups = review({
      asked: [
        asked('no answer here', 2),
        asked('several were offered', 2, '2026-03-01', { outcome: 'suggestions' }),
        asked('answered with doubt', 2, '2026-03-01', { outcome: 'answer' }),
        asked('answered well', 2, '2026-03-01', { outcome: 'answer' }),
        asked('known gap', 2, '2026-03-01', { gap: 'costs' }),
      ],
      rated: [rated('rated badly', 'talks', 3), rated(null, 'talks', 2), rated(null, 'gone', 2)],
      replies: {
        'several were offered': offer,
        'answered with doubt': answer('talks', 0.5),
        'answered well': answer('talks'),
        'rated badly': answer('talks'),
      },
    });
    expect(groups.map(({ kind, question, count }) => [kind, question, count])).toEqual([
      ['badly-rated', 'rated badly', 3],
      ['badly-rated', 'What are the talks?', 2],
      ['almost-ambiguous', 'answered with doubt', 2],
      ['unanswered', 'no answer here', 2],
      ['almost-ambiguous', 'several were offered', 2],
    ]);
  });

  it('leaves out what the knowledge has learnt since', () => {
    const replies = {
      'which hotel': answer('hotel'),
      'what does it cost': { ...refusal, gap: 'costs' },
      'rated badly': answer('another'),
      'long ago': offer,
    };
    const groups = review({
      asked: [asked('which hotel', 3), asked('what does it cost', 3), asked('long ago', 3)],
      rated: [rated('rated badly', 'talks', 3)],
      replies,
    });
    expect(groups.map(({ kind, question }) => [kind, question])).toEqual([['almost-ambiguous', 'long ago']]);
  });

  it('never shows again what is ignored, nor what is like it', () => {
    const parts = {
      asked: [asked('which hotel did the envoy stay in?', 3), asked('what hotel did the envoy stay at', 3)],
    };
    expect(review({ ...parts, ignored: ['which hotel did the envoy stay in?'] })).toEqual([]);
  });

  it('asks without the masked words, and has no use for a question that is nothing else', () => {
    const seen: string[] = [];
    review({
      asked: [asked('did [name] meet the envoy?', 2), asked('[name] [word]', 5)],
      ask: (question) => {
        seen.push(question);
        return refusal;
      },
    });
    expect(seen).toEqual(['did meet the envoy?']);
  });

  it('finds a group by an id from before, although another of its questions leads it now', () => {
    const before = review({ asked: [asked('which hotel did the envoy stay in?', 2)] });
    const now = review({
      asked: [asked('which hotel did the envoy stay in?', 2), asked('what hotel did the envoy stay at', 5)],
    });
    expect(now).toHaveLength(1);
    expect(findGroup(now, before[0]!.id)).toBe(now[0]);
    expect(findGroup(now, 'ffffffff')).toBeUndefined();
  });

  it('takes a long log in its stride', () => {
    const words = Array.from({ length: 400 }, (_, n) => `word${String.fromCharCode(97 + (n % 26))}${n}`);
    const log = Array.from({ length: 20_000 }, (_, n) =>
      asked(`${words[n % 400]} ${words[(n * 7) % 400]} ${words[(n * 13) % 400]} x${n}y`),
    );
    // Each compared with each, this would never end.
    expect(review({ asked: log }).length).toBeGreaterThan(100);
  });
});
