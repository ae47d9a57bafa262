import { describe, expect, it } from 'vitest';
import { isNoWord } from '../../src/text/no-word.ts';

describe('letters', () => {
  it.each(['asdfgh', 'qwertz', 'lkjhg', 'xcvbnm', 'Ksdjfh', 'sdfsdfsdf'])('are no word: %s', (letters) => {
    expect(isNoWord(letters)).toBe(true);
  });

  it.each(['wtf', 'nypd', 'hahaha', 'hmmmm', 'tree', 'power', 'rhythm', 'schön', 'מילה', '12345', ''])(
    'may be one, or a sound: %s',
    (letters) => {
      expect(isNoWord(letters)).toBe(false);
    },
  );
});
