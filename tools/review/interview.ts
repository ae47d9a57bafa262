/** Goes through the groups with a person at a terminal, one by one. */
import type { Interface } from 'node:readline/promises';
import { ReviewError, type Target } from './accept.ts';
import type { ReviewGroup } from './groups.ts';
import type { ReviewService } from './review-service.ts';
import { showAccepted, showGroup } from './show.ts';

const HELP = `  a            accept: write it to the nearest entry      r            to the runner-up
  e <entry>    write it to this entry                     g <gap>      write it to this gap
  ng           draft a new gap                            ne           draft a new entry from the nearest
  i            ignore for good                            s            skip
  q            quit`;

type Answer =
  | { readonly do: 'accept'; readonly target: Target }
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

/** Returns when all groups were gone through, or the person had enough. */
export async function interview(
  review: ReviewService,
  terminal: Interface,
  print: (text: string) => void,
): Promise<void> {
  // A question that is open when the input ends is never answered by readline itself.
  const left = new Promise<string>((resolve) => terminal.once('close', () => resolve('q')));
  const groups = await review.groups();
  print(groups.length === 0 ? 'Nothing to review.' : `${groups.length} to review.\n${HELP}`);
  for (const [i, group] of groups.entries()) {
    print(`\n[${i + 1}/${groups.length}] ${showGroup(group, review.titleOf)}`);
    for (let done = false; !done; ) {
      const typed = await Promise.race([left, terminal.question('> ').catch(() => 'q')]);
      const answer = parseAnswer(typed, group);
      done = answer.do !== 'help';
      if (answer.do === 'quit') return;
      if (answer.do === 'help') print(HELP);
      try {
        if (answer.do === 'ignore') {
          await review.ignore(group.id);
          print('It will not be shown again.');
        }
        if (answer.do === 'accept') print(showAccepted(await review.accept(group.id, answer.target)));
      } catch (error) {
        if (!(error instanceof ReviewError)) throw error;
        print(error.message);
        done = false;
      }
    }
  }
}
