/** Whatever somebody writes into the environment, no message about it repeats what they wrote. */
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { platforms } from '../../src/adapters/platforms.ts';
import { ConfigError, loadConfig, secretsOf } from '../../src/config/load.ts';
import { variables as general } from '../../src/config/schema.ts';
import type { Variables } from '../../src/config/variables.ts';
import { captureLog } from '../doubles/captured-log.ts';

/** Stands in every value; nothing of ours holds it. */
const MARK = 'zQ7-never-shown';

/** Values with the mark in them, of every shape that a variable asks for, and of none. */
const marked = fc.constantFrom(
  MARK,
  `xoxb-${MARK}`,
  `xapp-${MARK}`,
  ` ${MARK}\n`,
  `${MARK}`.repeat(40),
  `postgres://user:${MARK}@host/database`,
  `mysql://user:${MARK}@host/database`,
  `https://user:${MARK}@host/`,
  `file:${MARK}`,
  `http://${MARK}`,
  `1${MARK}`,
  `0,1,${MARK}`,
  `\${${MARK}}\u001b[31m`,
);
/** Values that fit, so that faults of one variable meet sound ones of others. */
const fitting = fc.constantFrom('1', '0', '3000', 'true', 'off', 'all', 'info', '0,1');

const variables: Variables = Object.assign({}, general, ...platforms.map((platform) => platform.variables));
const names = Object.keys(variables);
const secrets = names.filter((name) => variables[name]!.secret);

const environment = fc.dictionary(
  fc.constantFrom(...names),
  fc.oneof({ weight: 3, arbitrary: marked }, { weight: 2, arbitrary: fitting }),
  { maxKeys: 12 },
);

/** Everything that somebody could come to see of an error. */
const seen = (error: Error): string =>
  [
    error.message,
    error.stack,
    String(error),
    JSON.stringify(error),
    inspect(error, { depth: 9 }),
    JSON.stringify((error as ConfigError).issues),
  ].join('\n');

describe('the environment', () => {
  it('gives a configuration or a list of faults, which show nothing of any value', () => {
    const outcomes = { loaded: 0, refused: 0, refusedSecret: 0 };
    fc.assert(
      fc.property(environment, (env) => {
        try {
          loadConfig(env, platforms);
          outcomes.loaded += 1;
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigError);
          const { issues } = error as ConfigError;
          expect(issues.length).toBeGreaterThan(0);
          expect(seen(error as Error)).not.toContain(MARK);
          outcomes.refused += 1;
          if (issues.some(({ variable }) => secrets.includes(variable) && env[variable] !== undefined))
            outcomes.refusedSecret += 1;
        }
      }),
      { numRuns: 2000 },
    );
    // All three come up often enough to mean something.
    expect(outcomes.loaded).toBeGreaterThan(40);
    expect(outcomes.refused).toBeGreaterThan(500);
    expect(outcomes.refusedSecret).toBeGreaterThan(100);
  });

  it.each(secrets)('keeps %s out of the log, however it is written there', (name) => {
    const value = `postgres://user:${MARK}@host/database`;
    const { log, text } = captureLog({ secrets: secretsOf({ [name]: ` ${value} ` }, platforms) });
    log.warn({ err: new Error(`refused ${value}`), deep: { list: [value] } }, `with ${value}`);
    expect(text()).toContain('refused');
    expect(text()).not.toContain(MARK);
  });
});
