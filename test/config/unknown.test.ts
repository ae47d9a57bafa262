import { describe, expect, it } from 'vitest';
import { platforms } from '../../src/adapters/platforms.ts';
import { unknownVariables } from '../../src/config/unknown.ts';

const meantBy = (name: string) => unknownVariables({ [name]: 'x' }, platforms)[0]?.nearest;

describe('a variable that nobody reads', () => {
  it.each([
    ['DISCORD_TOKN', 'DISCORD_TOKEN'],
    ['DISCROD_TOKEN', 'DISCORD_TOKEN'],
    ['SLAK_BOT_TOKEN', 'SLACK_BOT_TOKEN'],
    ['LIMIT_PERSON_PER_MINTUE', 'LIMIT_PERSON_PER_MINUTE'],
    ['DATABASE_URI', 'DATABASE_URL'],
    ['DATA_DIRS', 'DATA_DIR'],
    ['DISCORD_BOT_TOKEN', 'DISCORD_TOKEN'],
    ['SLACK_SIGNING_KEY', 'SLACK_SIGNING_SECRET'],
  ])('%s was meant to be %s', (name, meant) => {
    expect(meantBy(name)).toBe(meant);
  });

  it.each([
    'PATH',
    'HOSTNAME',
    'HOME',
    'POST',
    'SLACK_PORT',
    'POSTGRES_PASSWORD',
    'NODE_OPTIONS',
    'http_proxy',
  ])('%s is somebody else’s', (name) => {
    expect(meantBy(name)).toBeUndefined();
  });

  it('is none where it is empty, or names the file of a secret', () => {
    expect(unknownVariables({ DISCORD_TOKN: ' ', DISCORD_TOKEN_FILE: '/run/token' }, platforms)).toEqual([]);
  });
});
