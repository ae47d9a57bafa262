/** What Bolt's app takes, acknowledges, and leaves to Slack to deliver again. */
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { SlackApp } from '../../../src/adapters/slack/client.ts';
import { held } from '../../doubles/core.ts';
import { eventBody, mention, type Payload, slashCommand } from '../../doubles/slack/payloads.ts';

interface Setting {
  readonly isFull?: () => boolean;
  readonly isWithinReach?: () => true | Promise<boolean>;
  readonly ack?: () => Promise<void>;
  readonly work?: () => Promise<void>;
}

/** An app whose listeners only note what they are let to see. */
function setUp({ isFull = () => false, isWithinReach = () => true, ack, work }: Setting = {}) {
  const order: string[] = [];
  const log = pino({ level: 'silent' });
  const receiver = { init() {}, start: async () => {}, stop: async () => {} };
  const authorize = async () => ({ botToken: 'xoxb-x', botUserId: 'U1', botId: 'B1' });
  const tally = (event: string): void => void order.push(event);
  const app = new SlackApp(
    { receiver, authorize },
    { inbox: { isFull }, workspaces: { isWithinReach }, log, tally },
  );
  const note = async () => {
    order.push('worked');
    await work?.();
  };
  app.event('app_mention', note);
  app.command(/./, note);
  const deliver = (body: Payload) =>
    app.processEvent({
      body,
      ack: async () => {
        order.push('acknowledged');
        await ack?.();
      },
    });
  return { app, deliver, order };
}

const ask = (id: string) => eventBody(mention({ text: 'who?', user: 'U0000ANN' }), { event_id: id });
const use = () => slashCommand({ command: '/ask', text: 'who?', user: 'U0000ANN' });

describe('an event', () => {
  it('that nothing holds up is worked through before its acknowledgement is written', async () => {
    const { deliver, order } = setUp();
    await deliver(ask('Ev1'));
    expect(order).toEqual(['worked', 'acknowledged']);
  });

  it('is acknowledged while it is worked through', async () => {
    const work = held<void>();
    const { deliver, order } = setUp({ work: () => work.promise });
    await deliver(ask('Ev1'));
    expect(order).toEqual(['worked', 'acknowledged']);
    work.release();
  });

  it.each([
    ['an event', ask('Ev1')],
    ['a command', use()],
  ])('that comes twice is acknowledged twice and worked once: %s', async (_, body) => {
    const { deliver, order } = setUp();
    await Promise.all([deliver(body), deliver(body)]);
    expect(order.toSorted()).toEqual(['acknowledged', 'acknowledged', 'worked']);
  });

  it('is worked through although its acknowledgement breaks', async () => {
    const { deliver, order } = setUp({ ack: () => Promise.reject(new Error('closed')) });
    await deliver(ask('Ev1'));
    expect(order).toContain('worked');
  });

  it('that breaks what works on it is acknowledged all the same', async () => {
    const { app, deliver, order } = setUp({ work: () => Promise.reject(new Error('broken')) });
    app.error(async () => {
      order.push('told');
    });
    await deliver(ask('Ev1'));
    await expect.poll(() => order.toSorted()).toEqual(['acknowledged', 'told', 'worked']);
  });

  it('that does not fit in is left unacknowledged, counted, and taken when it comes again', async () => {
    let full = true;
    const { deliver, order } = setUp({ isFull: () => full });
    await expect(deliver(ask('Ev1'))).rejects.toThrow('crowded');
    full = false;
    await deliver(ask('Ev1'));
    expect(order).toEqual(['crowded', 'worked', 'acknowledged']);
  });

  it('whose token cannot be had now is left unacknowledged, and taken when it comes again', async () => {
    let reachable = false;
    const { deliver, order } = setUp({ isWithinReach: async () => reachable });
    await expect(deliver(ask('Ev1'))).rejects.toThrow('out of reach');
    reachable = true;
    await deliver(ask('Ev1'));
    expect(order).toEqual(['worked', 'acknowledged']);
  });

  it('that comes after the end, or while its token is looked for at the end, is left', async () => {
    const found = held<boolean>();
    const { app, deliver, order } = setUp({ isWithinReach: () => found.promise });
    const looking = deliver(ask('Ev1'));
    app.close();
    found.release(true);
    await expect(looking).rejects.toThrow('stopping');
    await expect(deliver(ask('Ev2'))).rejects.toThrow('stopping');
    expect(order).toEqual([]);
  });
});
