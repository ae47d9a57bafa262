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
    ['DATA_DIRR', 'DATA_DIR'],
    ['DATA_DR', 'DATA_DIR'],
    ['DATADIR', 'DATA_DIR'],
    ['DATA_KY', 'DATA_KEY'],
    ['DATAKEY', 'DATA_KEY'],
    ['DATA_KEYS', 'DATA_KEY'],
    ['HTTP_PROT', 'HTTP_PORT'],
    ['LOG_LVL', 'LOG_LEVEL'],
    ['DATBASE_ULR', 'DATABASE_URL'],
    ['KNOWLEGDE_DIRR', 'KNOWLEDGE_DIR'],
    ['KNOWLEDGEDIR', 'KNOWLEDGE_DIR'],
    ['BACKCHANNEL_CACH', 'BACKCHANNEL_CACHE'],
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
    'BACKCHANNEL_CACHE',
    'HTTPS_PORT',
    'HTTP_HOST',
    'FTP_PROXY',
    'ALL_PROXY',
    'PGDATA',
    'PGPORT',
    'XDG_DATA_DIRS',
    'PG_LOG_LEVEL',
    'DATABASE_UID',
    'DATABASE_NAME',
    'LOGNAME',
    'NODE_ENV',
    'OLDPWD',
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
