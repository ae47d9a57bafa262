import { describe, expect, it } from 'vitest';
import type { Invocation } from '../../src/core/invocation.ts';
import { makeReply, SILENCE } from '../../src/core/reply.ts';
import { createMetrics } from '../../src/observability/metrics.ts';
import { createReplyLog } from '../../src/observability/reply-log.ts';
import { captureLog } from '../doubles/captured-log.ts';
import { sampleAnswer } from '../doubles/core.ts';

const asked: Invocation = {
  type: 'message',
  text: 'my very private question\n{"level":60,"msg":"forged"}',
  mode: 'direct',
  context: {
    platform: 'slack',
    conversation: 'C1:U0SECRET',
    person: 'U0SECRET',
    workspace: 'T0SECRET',
    channel: 'C0SECRET',
    direct: false,
    canManage: () => false,
    locale: null,
  },
};

describe('the log of replies', () => {
  it('has one line a reply with platform, kind, entry, confidence and milliseconds', () => {
    const { log, lines } = captureLog({ level: 'info' });
    createReplyLog(log, createMetrics('1'))(asked, sampleAnswer({ confidence: 0.912_345 }), 1.234_567);
    expect(lines()).toMatchObject([
      {
        event: 'reply.sent',
        msg: 'replied',
        platform: 'slack',
        asked: 'message',
        kind: 'answer',
        entry: 'talks.who',
        confidence: 0.912,
        ms: 1.23,
      },
    ]);
  });

  it('never has the text, a person, a channel or a workspace', () => {
    const { log, text } = captureLog();
    const observe = createReplyLog(log, createMetrics('1'));
    observe(asked, sampleAnswer({ body: 'a body with private question' }), 1);
    observe(asked, makeReply({ kind: 'no-answer', reason: 'opinion', body: 'private' }), 1);
    for (const word of ['private', 'forged', 'SECRET']) expect(text()).not.toContain(word);
  });

  it('names the reason of a refusal', () => {
    const { log, lines } = captureLog();
    createReplyLog(log, createMetrics('1'))(
      asked,
      makeReply({ kind: 'no-answer', reason: 'opinion', body: '' }),
      1,
    );
    expect(lines()).toMatchObject([{ kind: 'no-answer', reason: 'opinion' }]);
  });

  it('keeps silence out of the ordinary log', () => {
    const { log, lines } = captureLog({ level: 'info' });
    createReplyLog(log, createMetrics('1'))(asked, SILENCE, 1);
    expect(lines()).toEqual([]);
  });

  it('counts every reply for the metrics', async () => {
    const metrics = createMetrics('1');
    const observe = createReplyLog(captureLog().log, metrics);
    observe(asked, sampleAnswer(), 1);
    observe(asked, SILENCE, 1);
    const text = await metrics.registry.metrics();
    expect(text).toContain('backchannel_replies_total{platform="slack",kind="answer",reason="none"} 1');
    expect(text).toContain('backchannel_replies_total{platform="slack",kind="silence",reason="none"} 1');
  });
});
