/** The coverage of the story as saved: measured aside when it is first wanted, and kept until the story changes. */
import { runAside } from '../checks/aside.ts';
import type { Workspace } from '../workspace.ts';
import type { StoryCoverage } from './story-coverage.ts';

const PROCESS = new URL('./coverage-process.ts', import.meta.url);

export interface CoverageOf {
  /** What was measured last, perhaps of the story as it was before; null until something has been. */
  known(): StoryCoverage | null;
  /** Measures it, once for what is the same. @throws {Error} if that cannot be done. */
  measure(): Promise<StoryCoverage>;
}

export function createCoverageOf(
  { dir, engine }: Workspace,
  run: (dir: string) => Promise<StoryCoverage> = (folder) => runAside(PROCESS, [folder]),
): CoverageOf {
  let known: StoryCoverage | null = null;
  let underWay: { readonly revision: string; readonly done: Promise<StoryCoverage> } | null = null;

  async function begin(): Promise<StoryCoverage> {
    const measured = await run(dir);
    known = measured;
    return measured;
  }

  return {
    known: () => known,
    measure() {
      const { revision } = engine().knowledge;
      if (underWay?.revision === revision) return underWay.done;
      const done = begin();
      underWay = { revision, done };
      done.catch(() => {
        underWay = null;
      });
      return done;
    },
  };
}
