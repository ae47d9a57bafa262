import { describe, expect, it } from 'vitest';
import type { Invocation } from '../../src/core/invocation.ts';
import type { Reply } from '../../src/core/reply.ts';
import { createAdmissionQueue } from '../../src/lifecycle/admission-queue.ts';
import { createFakeCore, held, sampleAnswer } from '../doubles/core.ts';

const message = (text: string, mode: 'direct' | 'ambient' = 'direct'): Invocation => ({
  type: 'message',
  text,
  mode,
  context: {
    platform: 'discord',
    conversation: 'c',
    person: 'p',
    workspace: 'w',
    channel: 'ch',
    direct: false,
    canManage: () => false,
    locale: null,
  },
});
const textsOf = (invocations: readonly Invocation[]) =>
  invocations.map((one) => (one.type === 'message' ? one.text : one.type));

describe('the admission queue between the platforms and the core', () => {
  it('hands a reply through at once when nothing else is going on', async () => {
    const queue = createAdmissionQueue(createFakeCore());
    expect(await queue.dispatch(message('one'))).toMatchObject({ kind: 'answer' });
    expect(queue.inFlight()).toBe(0);
  });

  it('counts what is in flight and what waits', async () => {
    const core = createFakeCore();
    const slow = held<Reply>();
    core.replyWith = () => slow.promise;
    const queue = createAdmissionQueue(core, { atOnce: 2 });
    const replies = ['a', 'b', 'c'].map((text) => queue.dispatch(message(text)));
    expect([queue.inFlight(), queue.waiting()]).toEqual([2, 1]);
    slow.release(sampleAnswer());
    await Promise.all(replies);
    expect([queue.inFlight(), queue.waiting()]).toEqual([0, 0]);
  });

  it('tells of every reply, refusals too, and how long it took with the wait for its turn', async () => {
    const core = createFakeCore();
    const slow = held<Reply>();
    core.replyWith = () => slow.promise;
    const seen: [string, number][] = [];
    const observe = (_: Invocation, { kind }: Reply, ms: number) => void seen.push([kind, ms]);
    let now = 1000;
    const queue = createAdmissionQueue(core, { atOnce: 1, waiting: 1, observe, clock: () => now });
    const [runs, waits, refused] = ['runs', 'waits', 'is refused'].map((text) =>
      queue.dispatch(message(text)),
    );
    await refused;
    now += 60;
    slow.release(sampleAnswer());
    await Promise.all([runs, waits]);
    expect(seen).toEqual([
      ['notice', 0],
      ['answer', 60],
      ['answer', 60],
    ]);
  });

  it('takes questions that were put to the bot before talk that it overhears', async () => {
    const core = createFakeCore();
    const slow = held<Reply>();
    core.replyWith = () => slow.promise;
    const queue = createAdmissionQueue(core, { atOnce: 1 });
    const all = [
      queue.dispatch(message('first')),
      queue.dispatch(message('overheard', 'ambient')),
      queue.dispatch(message('asked')),
    ];
    slow.release(sampleAnswer());
    await Promise.all(all);
    expect(textsOf(core.invocations)).toEqual(['first', 'asked', 'overheard']);
  });

  it('drops the oldest overheard talk first when too much waits', async () => {
    const core = createFakeCore();
    const slow = held<Reply>();
    core.replyWith = () => slow.promise;
    const dropped: string[] = [];
    const queue = createAdmissionQueue(core, {
      atOnce: 1,
      waiting: 2,
      onDropped: (reason, invocation) => dropped.push(`${reason}: ${textsOf([invocation])[0]}`),
    });
    const busy = queue.dispatch(message('busy'));
    const old = queue.dispatch(message('old talk', 'ambient'));
    const young = queue.dispatch(message('young talk', 'ambient'));
    const asked = queue.dispatch(message('asked'));
    expect(await old).toMatchObject({ kind: 'silence' });
    expect(dropped).toEqual(['ambient: old talk']);
    slow.release(sampleAnswer());
    expect((await Promise.all([busy, young, asked])).map(({ kind }) => kind)).toEqual([
      'answer',
      'answer',
      'answer',
    ]);
  });

  it('tells an asker privately when even questions are too many, and never leaves one without a reply', async () => {
    const core = createFakeCore();
    const slow = held<Reply>();
    core.replyWith = () => slow.promise;
    const queue = createAdmissionQueue(core, { atOnce: 1, waiting: 1 });
    const first = queue.dispatch(message('one'));
    const second = queue.dispatch(message('two'));
    expect(await queue.dispatch(message('three'))).toMatchObject({ kind: 'notice', delivery: 'private' });
    expect(await queue.dispatch(message('talk', 'ambient'))).toMatchObject({ kind: 'silence' });
    slow.release(sampleAnswer());
    await Promise.all([first, second]);
  });

  it('lets the event loop breathe during a flood', async () => {
    const core = createFakeCore();
    // Each answer takes a millisecond of this clock.
    let now = 0;
    let sinceBeat = 0;
    core.replyWith = () => {
      now += 1;
      sinceBeat += 1;
      return sampleAnswer();
    };
    const queue = createAdmissionQueue(core, { waiting: 1000, sliceMs: 5, clock: () => now });
    const between: number[] = [];
    let open = true;
    const beat = () => {
      between.push(sinceBeat);
      sinceBeat = 0;
      if (open) setImmediate(beat);
    };
    setImmediate(beat);
    await Promise.all(Array.from({ length: 200 }, (_, i) => queue.dispatch(message(`m${i}`))));
    open = false;
    expect(core.invocations).toHaveLength(200);
    // Two slices at most fall between two beats.
    expect(Math.max(...between)).toBeLessThanOrEqual(10);
  });

  it('finishes what it took when it closes, and then takes nothing', async () => {
    const core = createFakeCore();
    const slow = held<Reply>();
    core.replyWith = () => slow.promise;
    const queue = createAdmissionQueue(core);
    const last = queue.dispatch(message('last'));
    let closed = false;
    const closing = queue.close().then(() => {
      closed = true;
    });
    expect(await queue.dispatch(message('too late'))).toMatchObject({ kind: 'notice', delivery: 'private' });
    expect(closed).toBe(false);
    slow.release(sampleAnswer());
    expect(await last).toMatchObject({ kind: 'answer' });
    await closing;
    await createAdmissionQueue(core).close();
  });

  it('is empty again after a core that broke its word and rejected', async () => {
    const core = createFakeCore();
    core.replyWith = () => Promise.reject(new Error('broken'));
    const queue = createAdmissionQueue(core);
    await expect(queue.dispatch(message('x'))).rejects.toThrow('broken');
    expect(queue.inFlight()).toBe(0);
  });
});
