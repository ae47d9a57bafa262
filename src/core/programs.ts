/** How the bot's programs are called where this runs: by npm from the sources, by Node.js where they were built. */

/** The programs that a built installation has too, and where they lie in it. */
const FILES = {
  start: 'src/main.js',
  ask: 'src/cli/ask.js',
  backup: 'src/cli/backup.js',
  check: 'src/cli/check.js',
  compile: 'src/cli/compile.js',
  'move-store': 'src/cli/move-store.js',
  new: 'src/cli/new.js',
  register: 'src/cli/register.js',
  restore: 'src/cli/restore.js',
  review: 'tools/review.js',
} as const;

export type Program = keyof typeof FILES;

/** What is built has another ending, and needs none of the packages that npm's scripts need. */
const IS_BUILT = !import.meta.url.endsWith('.ts');

/**
 * What to type to run a program, from the folder of the installation.
 *
 * @param words The program's own words; none if left out.
 * @param form `silent` where standard output goes elsewhere, to which npm would add lines of its own.
 */
export function commandOf(
  program: Program,
  words = '',
  { silent = false, isBuilt = IS_BUILT }: { readonly silent?: boolean; readonly isBuilt?: boolean } = {},
): string {
  if (isBuilt) return `node dist/${FILES[program]} ${words}`.trimEnd();
  const called = program === 'start' ? 'npm start' : `npm run ${silent ? '--silent ' : ''}${program}`;
  return words === '' ? called : `${called} -- ${words}`;
}
