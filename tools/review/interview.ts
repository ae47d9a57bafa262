/** Goes through the groups with a person at a terminal, one by one. */
import type { Interface } from 'node:readline/promises';
import { ReviewError, TakesAwayError, type Target } from './accept.ts';
import type { ReviewGroup } from './groups.ts';
import type { ReviewService } from './review-service.ts';
import { showAccepted, showGroup } from './show.ts';

const HELP = `  a            accept: write it to the nearest entry      r            to the runner-up
  e <entry>    write it to this entry                     g <gap>      write it to this gap
  ng           draft a new gap                            ne           draft a new entry from the nearest
  o            about something else                       c            said among people
  st <kind>    small talk of this kind, such as thanks    t <question> type it again, before one of these
  i            ignore for good                            s            skip
  q            quit`;

type Answer =
  | { readonly do: 'accept'; readonly target: Target }
  | { readonly do: 'type'; readonly phrasing: string }
  | { readonly do: 'ignore' | 'skip' | 'quit' | 'help' };

/** Reads what was typed about a group. */
export function parseAnswer(typed: string, group: ReviewGroup): Answer {
  const [letter = '', id] = typed.trim().split(/\s+/);
  const entry = (to: string | null | undefined): Answer =>
    to ? { do: 'accept', target: { to: 'entry', id: to } } : { do: 'help' };
  switch (letter) {
    case 'a':
      return entry(group.nearest);
    case 'r':
      return entry(group.runnerUp);
    case 'e':
      return entry(id);
    case 'g':
      return id ? { do: 'accept', target: { to: 'gap', id } } : { do: 'help' };
    case 'st':
      return id ? { do: 'accept', target: { to: 'small-talk', id } } : { do: 'help' };
    case 'o':
      return { do: 'accept', target: { to: 'off-topic' } };
    case 'c':
      return { do: 'accept', target: { to: 'chatter' } };
    case 't': {
      const phrasing = typed.trim().slice(1).trim();
      return phrasing === '' ? { do: 'help' } : { do: 'type', phrasing };
    }
    case 'ng':
      return { do: 'accept', target: { to: 'new-gap' } };
    case 'ne':
      return { do: 'accept', target: { to: 'new-entry' } };
    case 'i':
      return { do: 'ignore' };
    case 's':
      return { do: 'skip' };
    case 'q':
      return { do: 'quit' };
    default:
      return { do: 'help' };
  }
}

/**
 * Returns when all groups were gone through, or the person had enough.
 *
 * @param nothing Says why there is nothing to go through.
 */
export async function interview(
  review: ReviewService,
  terminal: Interface,
  print: (text: string) => void,
  nothing: () => Promise<string>,
): Promise<void> {
  // A question that is open when the input ends is never answered by readline itself.
  const left = new Promise<string>((resolve) => terminal.once('close', () => resolve('q')));
  const ask = (prompt: string) => Promise.race([left, terminal.question(prompt).catch(() => 'q')]);

  /** Accepts; where that takes questions from others, only if the person says so. Whether it was written. */
  async function accept(id: string, target: Target, phrasing: string | undefined): Promise<boolean> {
    try {
      print(showAccepted(await review.accept(id, target, { phrasing })));
      return true;
    } catch (error) {
      if (!(error instanceof TakesAwayError)) throw error;
      print(error.message);
      if (!/^y/i.test(await ask('Write it all the same? [y/N] '))) return false;
      print(showAccepted(await review.accept(id, target, { phrasing, anyway: true })));
      return true;
    }
  }

  const groups = await review.groups();
  print(groups.length === 0 ? await nothing() : `${groups.length} to review.\n${HELP}`);
  for (const [i, group] of groups.entries()) {
    print(`\n[${i + 1}/${groups.length}] ${showGroup(group, review.titleOf)}`);
    let phrasing: string | undefined;
    for (let done = false; !done; ) {
      const answer = parseAnswer(await ask('> '), group);
      if (answer.do === 'quit') return;
      done = answer.do === 'skip';
      if (answer.do === 'help') print(HELP);
      if (answer.do === 'type') {
        phrasing = answer.phrasing;
        print(`To be written: ${phrasing}. Now say where: a, r, e, g, ng, ne, o, c or st.`);
      }
      try {
        if (answer.do === 'ignore') {
          await review.ignore(group.id);
          print('It will not be shown again.');
          done = true;
        }
        if (answer.do === 'accept') done = await accept(group.id, answer.target, phrasing);
      } catch (error) {
        if (!(error instanceof ReviewError)) throw error;
        print(error.message);
      }
    }
  }
}
