/** What makes a run of the fault suite worth replaying: its plan is all in the seed, and is carried out by count. */
import { describe, expect, it } from 'vitest';
import { createDriver } from './drive.ts';
import { createPlan, type SidePlan, type ValidationIssue } from './plan.ts';
import { createRandom } from './random.ts';
import { createTally } from './tally.ts';

const FULL = { seed: 7, messages: 10_000, quiet: 600 };
const sidesOf = (options: Parameters<typeof createPlan>[0]) =>
  createPlan(options).flatMap(({ sides }) => sides);

describe('chance', () => {
  it('has numbers of its own for each purpose, the same ones each time', () => {
    const draw = (seed: number, purpose: string) => {
      const random = createRandom(seed, purpose);
      return Array.from({ length: 20 }, () => random.whole(0, 1_000_000));
    };
    expect(draw(7, 'faults')).toEqual(draw(7, 'faults'));
    expect(draw(7, 'faults')).not.toEqual(draw(7, 'questions'));
    expect(draw(7, 'faults')).not.toEqual(draw(8, 'faults'));
  });

  it('shuffles without losing anything', () => {
    const items = Array.from({ length: 50 }, (_, i) => i);
    const shuffled = createRandom(7, 'order').shuffled(items);
    expect(shuffled).not.toEqual(items);
    expect(shuffled.toSorted((a, b) => a - b)).toEqual(items);
  });
});

describe('the plan of a run', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(createPlan(FULL)).toEqual(createPlan(FULL));
    const [one, other] = [sidesOf(FULL), sidesOf({ ...FULL, seed: 8 })];
    for (const [i, { name, asks, faults }] of one.entries()) {
      expect(asks, name).not.toEqual(other[i]!.asks);
      expect(faults, name).not.toEqual(other[i]!.faults);
    }
  });

  it('asks as many questions as it is told to', () => {
    for (const messages of [1, 7, 100, 10_000])
      expect(
        sidesOf({ seed: 1, messages, quiet: Math.floor(messages / 5) }).flatMap(({ asks }) => asks),
      ).toHaveLength(messages);
  });

  it('draws the same faults in the same order, however many questions are asked', () => {
    const shorter = sidesOf({ ...FULL, messages: 7000 });
    for (const [i, { name, faults }] of sidesOf(FULL).entries()) {
      const same = shorter[i]!.faults;
      expect(same.length, name).toBeGreaterThan(20);
      expect(faults.slice(0, same.length), name).toEqual(same);
    }
  });

  it('has nothing go wrong in the beginning', () => {
    for (const { faults } of sidesOf(FULL)) expect(faults[0]!.after).toBeGreaterThan(600 * 0.2);
  });

  it('has everything go wrong that can, whatever the seed', () => {
    const calls = ['cut after', 'cut before', 'cut midway', 'rate limit', 'slow', 'status'];
    const always = [...calls, 'delivered again', 'half-open', 'malformed event', 'malformed frame'];
    const lines = ['line cut', 'refresh'];
    const expected: Record<SidePlan['name'], string[]> = {
      discord: [...always, ...lines, 'session invalid', 'session lost'],
      'slack-socket': [...always, ...lines, 'error'],
      'slack-http': [...always, 'error', 'delivery broken off'],
    };
    for (const seed of [1, 2, 3, 4711])
      for (const { name, asks, faults } of sidesOf({ ...FULL, seed })) {
        expect([...new Set(faults.map(({ fault }) => fault.kind))].toSorted(), name).toEqual(
          expected[name].toSorted(),
        );
        expect(asks.filter(({ overtakenBy }) => overtakenBy > 0).length, name).toBeGreaterThan(50);
        expect(asks.filter(({ againAfter }) => againAfter !== null).length, name).toBeGreaterThan(50);
      }
  });

  it('sets the clocks ahead and back, over HTTP by less than makes signed requests stale', () => {
    for (const { sides, jumps } of createPlan(FULL)) {
      expect(jumps.some(({ aheadMs }) => aheadMs !== 0)).toBe(true);
      expect(jumps.some(({ aheadMs }) => aheadMs === 0)).toBe(true);
      if (sides.some(({ name }) => name === 'slack-http'))
        expect(Math.max(...jumps.map(({ aheadMs }) => Math.abs(aheadMs)))).toBeLessThan(300_000);
    }
  });
});

describe('carrying out a plan', () => {
  const plan = sidesOf({ seed: 7, messages: 2000, quiet: 100 })[0]!;

  /** What happens when the bot is busy, and cannot be told anything, at these moments. */
  function carriedOut(busy: (turn: number) => boolean, deaf: (turn: number) => boolean) {
    const events: string[] = [];
    let turn = 0;
    let serial = 0;
    const side = {
      ask(asking: SidePlan['asks'][number]) {
        const id = serial++;
        return [{ after: asking.overtakenBy, send: () => void events.push(`arrives ${id}`) }];
      },
      mayAsk: () => !deaf(turn),
      misbehave(fault: ValidationIssue) {
        events.push(JSON.stringify(fault));
        return true;
      },
    };
    const driver = createDriver(plan, side, () => busy(turn));
    for (; driver.asked < plan.asks.length && turn < 10_000; turn++) driver.advance(turn * 3);
    driver.flush();
    return events;
  }

  it('lets the same things happen in the same order, whether the bot is quick or slow', () => {
    const quick = carriedOut(
      () => false,
      () => false,
    );
    const slow = carriedOut(
      (turn) => turn % 7 < 5,
      (turn) => turn % 50 < 20,
    );
    expect(slow).toEqual(quick);
    expect(quick.filter((event) => event.startsWith('arrives'))).toHaveLength(plan.asks.length);
    expect(quick.length - plan.asks.length).toBe(plan.faults.length);
  });

  it('delivers out of order what is to be overtaken', () => {
    const order = carriedOut(
      () => false,
      () => false,
    )
      .filter((event) => event.startsWith('arrives'))
      .map((event) => Number(event.split(' ')[1]));
    expect(order).not.toEqual(order.toSorted((a, b) => a - b));
  });

  it('tries again with the next question where nothing can go wrong yet', () => {
    let tries = 0;
    const side = {
      ask: () => [],
      mayAsk: () => true,
      misbehave: () => {
        tries += 1;
        return tries > 3;
      },
    };
    const asks = plan.asks.slice(0, 10);
    const faults = [{ after: 2, fault: { kind: 'line cut' } as const }];
    createDriver({ ...plan, asks, faults }, side, () => false).advance(10);
    expect(tries).toBe(4);
  });
});

describe('the tally', () => {
  it('counts as refused only what the log names itself', () => {
    const tally = createTally();
    for (const n of [1, 2, 3]) tally.asked(`q${n}`, [`channel-${n}`]);
    tally.replied('q1');
    expect(tally.outcome(new Set(['channel-1', 'channel-2', 'elsewhere']))).toEqual({
      addressed: 3,
      answered: 1,
      refused: 1,
      lost: 1,
      doubled: 0,
    });
    tally.replied('q1');
    expect(tally.outcome(new Set()).doubled).toBe(1);
    expect(tally.unanswered()).toEqual([
      { key: 'q2', names: ['channel-2'], nth: 1 },
      { key: 'q3', names: ['channel-3'], nth: 2 },
    ]);
  });

  it('lets no line of the log excuse two questions', () => {
    const tally = createTally();
    tally.asked('q1', ['channel']);
    expect(() => tally.asked('q2', ['channel'])).toThrow(/called channel/);
  });
});
