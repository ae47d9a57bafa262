/** Carries out one side's plan: asks, delivers out of order, and lets things go wrong, all by count. */
import type { SidePlan } from './plan.ts';
import type { Delivery, Side } from './side.ts';

type Driven = Pick<Side, 'ask' | 'mayAsk' | 'misbehave'>;

export interface Driver {
  /** QuestionType so far. */
  readonly asked: number;
  /** To be asked in all. */
  readonly planned: number;
  /** What went wrong, and when so many questions had been asked; for whoever looks for the cause of a failure. */
  readonly history: readonly { readonly asked: number; readonly kind: string }[];
  /** Asks until `due` questions are asked, or the bot is busy, or it cannot be told of any. */
  advance(due: number): void;
  /** Delivers what is still held back. */
  flush(): void;
}

/** @param isBusy True while so much waits for an answer that no more is asked. */
export function createDriver({ asks, faults }: SidePlan, side: Driven, isBusy: () => boolean): Driver {
  let asked = 0;
  let begun = 0;
  let held: { readonly at: number; readonly send: Delivery['send'] }[] = [];
  /** Faults whose time has come, and which could not happen yet. */
  let pending: SidePlan['faults'][number][] = [];
  const history: { asked: number; kind: string }[] = [];

  function deliver(until: number): void {
    const due = held.filter(({ at }) => at <= until);
    held = held.filter(({ at }) => at > until);
    for (const { send } of due) send();
  }

  return {
    history,
    planned: asks.length,
    get asked() {
      return asked;
    },
    advance(due) {
      while (asked < Math.min(due, asks.length) && side.mayAsk() && !isBusy()) {
        const deliveries = side.ask(asks[asked]!);
        held.push(...deliveries.map(({ after, send }) => ({ at: asked + after, send })));
        deliver(asked);
        asked += 1;
        while (begun < faults.length && faults[begun]!.after <= asked) {
          pending.push(faults[begun]!);
          begun += 1;
        }
        pending = pending.filter(({ fault }) => {
          const happens = side.misbehave(fault);
          if (happens) history.push({ asked, kind: fault.kind });
          return !happens;
        });
      }
    },
    flush: () => deliver(Number.POSITIVE_INFINITY),
  };
}
