import { describe, expect, it } from 'vitest';
import { describeLocation, locate } from '../../src/store/location.ts';

const told = (url: string) => describeLocation(locate(url, 'data'));

describe('the place of the data, as the log and /readyz tell it', () => {
  it.each([
    ['postgres://hop:secret@db.example/hop', 'PostgreSQL at db.example/hop'],
    ['postgres://db.example:5433/hop?sslmode=require', 'PostgreSQL at db.example:5433/hop'],
    ['file:data/x.db', 'the SQLite file data/x.db'],
  ])('%s: %s', (url, words) => {
    expect(told(url)).toBe(words);
  });

  it('holds nothing of a password that was not encoded', () => {
    expect(told('postgres://hop:p@ss/w:rd@127.0.0.1/hop')).toBe('PostgreSQL');
  });
});
