import { resolve } from 'node:path';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { describeLocation, locate } from '../../src/store/location.ts';

const told = (url: string) => describeLocation(locate(url, 'data'));

describe('the place of the data, as the log and /readyz tell it', () => {
  it.each([
    ['postgres://hop:secret@db.example/hop', 'PostgreSQL at db.example/hop'],
    ['postgres://db.example:5433/hop?sslmode=require', 'PostgreSQL at db.example:5433/hop'],
    ['file:data/x.db', `the SQLite file ${resolve('data/x.db')}`],
    ['postgres:///hop?host=/var/run/postgresql', 'PostgreSQL at /hop'],
  ])('%s: %s', (url, words) => {
    expect(told(url)).toBe(words);
  });

  it.each(['p@ss/w:rd', '12/34@x', '12#34', '5432?a=b', '/', '#', '@', 'per%cent', '%41 plain', '[::1]'])(
    'holds nothing of the password %s that nobody encoded, which opens the database all the same',
    (password) => {
      const url = `postgres://hop:${password}@127.0.0.1:5433/hop?sslmode=disable`;
      expect(told(url)).toBe('PostgreSQL at 127.0.0.1:5433/hop');
      const location = locate(url, 'data');
      expect(location.kind === 'postgres' && new pg.Client(location.url).password).toBe(
        password.replace('%41', 'A'),
      );
    },
  );

  it('takes a password that was encoded as it is', () => {
    const location = locate('postgres://hop:p%40ss%2Fw%3Ard@127.0.0.1/hop', 'data');
    expect(location.kind === 'postgres' && new pg.Client(location.url).password).toBe('p@ss/w:rd');
  });
});
