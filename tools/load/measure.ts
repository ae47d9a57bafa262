/** Asks at a steady pace or as fast as answers come, and measures from the event to the reply at the server. */
import { setTimeout as sleep } from 'node:timers/promises';

/** One bot on one platform's stand-in. */
export interface Subject {
  /** Sends one event; the key under which its reply will be reported. */
  ask(): string;
  /** The same over a way in that the client library does not hold back by itself, where there is one. */
  askFast(): string;
  /** To be called by the stand-in for each reply. */
  onReply: (key: string) => void;
}

export interface Latency {
  readonly p50: number;
  readonly p99: number;
}

/** A reply that takes longer than this is a fault of the bench or the bot. */
const PATIENCE_MS = 20_000;

const rounded = (value: number): number => Number(value.toFixed(2));

export function percentiles(samples: readonly number[]): Latency {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: rounded(at(0.5)), p99: rounded(at(0.99)) };
}

/** Resolves with milliseconds until the reply. */
function askOnce(subject: Subject, ask: () => string): Promise<number> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('A reply never came.')), PATIENCE_MS);
    const began = performance.now();
    const before = subject.onReply;
    const key = ask();
    subject.onReply = (replied) => {
      if (replied !== key) return before(replied);
      clearTimeout(late);
      subject.onReply = before;
      resolve(performance.now() - began);
    };
  });
}

/**
 * One after the other, each at a steady pace. Two bots are asked in turns, message by message, and each as often before the
 * other as behind it: what else the machine does meanwhile falls upon both.
 */
export async function measureLatencies(
  subjects: readonly Subject[],
  count: number,
  everyMs: number,
): Promise<number[][]> {
  const samples = subjects.map((): number[] => []);
  const turns = [...subjects.entries()];
  for (let i = 0; i < count; i++) {
    for (const [at, subject] of turns) {
      const took = await askOnce(subject, subject.ask);
      samples[at]!.push(took);
      await sleep(Math.max(0, everyMs / subjects.length - took));
    }
    turns.reverse();
  }
  return samples;
}

/** So many at once all the time; replies a second. */
export async function measureRate(subject: Subject, count: number, atOnce: number): Promise<number> {
  let asked = 0;
  let replied = 0;
  const began = performance.now();
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`Only ${replied} of ${count} replies came.`)),
      3 * PATIENCE_MS,
    );
    subject.onReply = () => {
      replied += 1;
      if (asked < count) {
        asked += 1;
        subject.askFast();
      } else if (replied === count) {
        clearTimeout(late);
        resolve();
      }
    };
    for (; asked < Math.min(atOnce, count); asked++) subject.askFast();
  });
  subject.onReply = () => {};
  return Math.round(count / ((performance.now() - began) / 1000));
}
