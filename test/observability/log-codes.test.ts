/** Every line of the log has a code that stays when its sentence is reworded; operators filter and alert by it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Programs print sentences for whoever started them; the platforms' own codes are in their pages. */
const OTHERS = /^src\/(cli|adapters)\//;

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => join('src', file))
  .filter((file) => file.endsWith('.ts') && !OTHERS.test(file));

/** The store's lines pass through on their way, with the codes they have. */
const PASSED_ON = 'fields';

const calls = files.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/\blog\.(?:debug|info|warn|error|fatal)\(\s*([\s\S]{0,80})/g)]
    .map(([, given]) => ({ file, given: given! }))
    .filter(({ given }) => !given.startsWith(PASSED_ON)),
);

it('a line of the log begins with its code', () => {
  expect(calls.length).toBeGreaterThan(25);
  const without = calls.filter(({ given }) => !/^\{\s*event: '[a-z]+\.[a-z_]+'/.test(given));
  expect(without.map(({ file, given }) => `${file}: ${given}`)).toEqual([]);
});

it('the codes are those that operators are told of, but for what is a platform’s own', () => {
  const logged = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bevent: '([a-z]+\.[a-z_]+)'/g)].map(([, code]) => code!),
  );
  const rows = readFileSync('docs/operations.md', 'utf8').match(/^\| (`[a-z]+\.[a-z_]+`(, )?)+ \|/gm) ?? [];
  const told = rows.flatMap((row) => row.match(/[a-z]+\.[a-z_]+/g) ?? []);
  expect(logged.length).toBeGreaterThan(25);
  expect(new Set(told)).toEqual(new Set(logged));
});
