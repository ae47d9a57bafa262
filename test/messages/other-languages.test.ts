import { describe, expect, it } from 'vitest';
import { languageNames } from '../../src/messages/language-names.ts';
import { otherLanguages } from '../../src/messages/other-languages.ts';

describe('what is said to whoever writes in a language that the bot does not read', () => {
  it.each(['ru', 'tr', 'hi', 'pt', 'it', 'zh', 'ja', 'uk', 'fa', 'id'])('is there in "%s"', (code) => {
    expect(otherLanguages.get(code)).toContain('{languages}');
  });

  it('names the languages as that language does', () => {
    expect(languageNames(['en', 'fr', 'ar'], 'ru')).toBe('английский, французский и арабский');
    expect(languageNames(['en'], 'tr')).toBe('İngilizce');
    for (const [code, sentence] of otherLanguages) {
      expect(sentence.split('{languages}'), code).toHaveLength(2);
      expect(languageNames(['he'], code), code).not.toBe('he');
    }
  });
});
