import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createLog } from '../../src/observability/log.ts';

function sink(isTTY: boolean): { target: Writable; written: () => string } {
  let written = '';
  const target = new Writable({
    write(chunk, _encoding, done) {
      written += String(chunk);
      done();
    },
  });
  return { target: Object.assign(target, { isTTY }), written: () => written };
}

const SECRET = 'MTIz.secret-token';

describe('the log', () => {
  it('is one JSON line an event where a program reads it', () => {
    const { target, written } = sink(false);
    const log = createLog({ level: 'info', secrets: [], target });
    log.info({ platform: 'slack', ms: 1.2 }, 'replied');
    log.debug('not of interest');
    const [line, ...rest] = written().trimEnd().split('\n');
    expect(JSON.parse(line!)).toMatchObject({ level: 30, platform: 'slack', ms: 1.2, msg: 'replied' });
    expect(rest).toEqual([]);
  });

  it('is plain lines where a person reads it, with the time, the level in words and the fields', () => {
    const { target, written } = sink(true);
    createLog({ level: 'info', secrets: [], target }).warn({ platform: 'slack' }, 'could not post');
    expect(written()).toMatch(/^\[\d\d:\d\d:\d\d\.\d{3}\] WARN: could not post\n {4}platform: "slack"\n$/);
  });

  it.each([true, false])('never holds a secret, wherever it stands (terminal: %s)', (isTTY) => {
    const { target, written } = sink(isTTY);
    const log = createLog({ level: 'info', secrets: [SECRET, 'abc'], target });
    const error = new Error(`refused ${SECRET}`, { cause: new Error(`Bot ${SECRET}`) });
    log.error({ err: error, headers: { authorization: `Bot ${SECRET}` } }, `with ${SECRET} and abc`);
    expect(written()).not.toContain(SECRET);
    expect(written()).toContain('with [secret] and abc');
  });

  it('tells what happened, why and where, and nothing of what a library hangs on its errors', () => {
    const { target, written } = sink(false);
    const log = createLog({ level: 'info', secrets: [], target });
    const hung = {
      code: 50_013,
      requestBody: { json: { content: 'what somebody asked' } },
      url: 'https://discord.example/webhooks/1/a-token-of-an-interaction',
    };
    const error = Object.assign(new Error('Missing Access', { cause: new Error('the cause') }), hung);
    log.error({ event: 'inbox.failed', err: error }, 'failed');
    const { err } = JSON.parse(written()) as { err: Record<string, unknown> };
    expect(err).toMatchObject({ type: 'Error', code: 50_013, message: 'Missing Access: the cause' });
    expect(String(err['stack'])).toContain('log.test.ts');
    expect(written()).not.toMatch(/somebody asked|a-token/);
    log.error({ err: 'no error at all' }, 'failed');
    expect(written()).toContain('no error at all');
  });

  it.each([
    ['quotes', 'pa"ss\\word"1'],
    ['signs that addresses escape', 'p@ss%w/rd #1?'],
    ['letters beyond ASCII', 'pässwörd→1'],
    ['lines', 'first\nsecond line'],
    ['an apostrophe', "it's-a-secret"],
  ])('never holds a secret with %s, however it is escaped', (_, secret) => {
    for (const isTTY of [true, false]) {
      const { target, written } = sink(isTTY);
      const log = createLog({ level: 'info', secrets: [secret], target });
      const address = `postgres://user:${encodeURIComponent(secret)}@host/database`;
      const body = JSON.stringify({ password: secret });
      log.error(
        { secret, address, body, [secret]: 1, list: [body], err: new Error(secret) },
        `with ${secret}`,
      );
      const forms = [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
      forms.push(JSON.stringify(JSON.stringify(secret).slice(1, -1)).slice(1, -1));
      for (const form of forms) expect(written()).not.toContain(form);
      expect(written()).toContain('with [secret]');
    }
  });
});
