import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import packageFile from '../../package.json' with { type: 'json' };
import { commandOf, type Program } from '../../src/core/programs.ts';

const PROGRAMS: readonly Program[] = [
  ...([
    'start',
    'ask',
    'backup',
    'check',
    'compile',
    'move-store',
    'new',
    'register',
    'restore',
    'review',
  ] as const),
];

it('a program is named by what runs it where it is named', () => {
  expect(commandOf('check')).toBe('npm run check');
  expect(commandOf('check', '--knowledge tale')).toBe('npm run check -- --knowledge tale');
  expect(commandOf('start', '--knowledge tale')).toBe('npm start -- --knowledge tale');
  expect(commandOf('backup', '- > FILE', { silent: true })).toBe('npm run --silent backup -- - > FILE');
  expect(commandOf('check', '', { isBuilt: true })).toBe('node dist/src/cli/check.js');
  expect(commandOf('review', '--json', { silent: true, isBuilt: true })).toBe(
    'node dist/tools/review.js --json',
  );
});

it.each(PROGRAMS)('%s is there in both forms', (program) => {
  expect(Object.keys(packageFile.scripts)).toContain(program);
  const built = /dist\/(\S+)\.js$/.exec(commandOf(program, '', { isBuilt: true }))?.[1];
  expect(existsSync(`${built}.ts`)).toBe(true);
});
