import type { App, ReceiverEvent } from '@slack/bolt';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createInFlight, type Work } from '../../../src/adapters/in-flight.ts';
import { type Claim, createGate } from '../../../src/adapters/slack/event-intake.ts';

const log = pino({ level: 'silent' });

/** A gate before an app that only notes what it is let to see. */
function setUp({
  claim,
  ack = async () => {},
  work = createInFlight(),
}: {
  claim?: Claim;
  ack?: () => Promise<void>;
  work?: Work;
} = {}) {
  const order: string[] = [];
  const app = {
    async processEvent({ body }: ReceiverEvent) {
      order.push(`worked ${String(body['event_id'] ?? body['trigger_id'] ?? '')}`.trim());
    },
  };
  const onLeft = () => void order.push('left to Slack');
  const gate = createGate({ app: app as unknown as App, work, log, claim, onLeft });
  const deliver = (body: Record<string, unknown>) =>
    gate.app.processEvent({
      body,
      ack: async () => {
        order.push('acknowledged');
        await ack();
      },
    } as ReceiverEvent);
  return { gate, work, deliver, order };
}

describe('between Slack and the app', () => {
  it('a reply that nothing holds up leaves before the acknowledgement is written', async () => {
    const { deliver, order } = setUp();
    await deliver({ event_id: 'Ev1' });
    expect(order).toEqual(['worked Ev1', 'acknowledged']);
  });

  it('the acknowledgement waits for no store', async () => {
    let answer = (_: boolean): void => {};
    const { deliver, order } = setUp({ claim: () => new Promise((resolve) => (answer = resolve)) });
    const delivered = deliver({ event_id: 'Ev1' });
    await expect.poll(() => order).toEqual(['acknowledged']);
    answer(true);
    await delivered;
    expect(order).toEqual(['acknowledged', 'worked Ev1']);
  });

  it.each([{ event_id: 'Ev1' }, { trigger_id: '1.2' }])(
    'what comes twice is acknowledged twice and worked once: %j',
    async (body) => {
      const { deliver, order } = setUp();
      await Promise.all([deliver(body), deliver(body)]);
      expect(order.filter((one) => one === 'acknowledged')).toHaveLength(2);
      expect(order.filter((one) => one.startsWith('worked'))).toHaveLength(1);
    },
  );

  it('what belongs to another process is acknowledged and left', async () => {
    const { deliver, order } = setUp({ claim: async () => false });
    await deliver({ event_id: 'Ev1' });
    expect(order).toEqual(['acknowledged']);
  });

  it('an acknowledgement that breaks takes nothing along', async () => {
    const { deliver, order } = setUp({ ack: () => Promise.reject(new Error('closed')) });
    await deliver({ event_id: 'Ev1' });
    expect(order).toContain('worked Ev1');
  });

  it('once closed lets nothing in, and waits for what is under way, but not for ever', async () => {
    const { gate, work, deliver, order } = setUp({ ack: () => new Promise(() => {}) });
    void deliver({ event_id: 'Ev1' });
    gate.close();
    await expect(deliver({ event_id: 'Ev2' })).rejects.toThrow('Stopping');
    expect(await work.drained(30)).toBe(1);
    expect(order).toEqual(['worked Ev1', 'acknowledged']);
  });

  it('what no longer fits in is left to Slack, which delivers it again', async () => {
    const { deliver, order } = setUp({ work: createInFlight(1), claim: () => new Promise(() => {}) });
    void deliver({ event_id: 'Ev1' });
    await expect(deliver({ event_id: 'Ev2' })).rejects.toThrow('Too many');
    expect(order).toEqual(['left to Slack']);
  });
});
