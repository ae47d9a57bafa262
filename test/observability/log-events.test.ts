import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((file) => {
    const path = join(folder, file.name);
    return file.isDirectory() ? filesIn(path) : [path];
  });
}

it('the events of the log are those that operators are told of, but for what is a platform’s own', () => {
  const platforms = readdirSync(join('src', 'adapters'));
  const logged = filesIn('src').flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/\bevent: '([a-z_]+)\.([a-z_]+)'/g)].flatMap(([, room, what]) =>
      platforms.includes(room!) ? [] : `${room}.${what}`,
    ),
  );
  const told = [...readFileSync('docs/operations.md', 'utf8').matchAll(/^\| `([a-z_]+\.[a-z_]+)` \|/gm)];
  expect(logged.length).toBeGreaterThan(5);
  expect(new Set(told.map(([, event]) => event))).toEqual(new Set(logged));
});
