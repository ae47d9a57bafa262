import { describe, expect, it } from 'vitest';
import { claimAlone } from '../../src/core/claim-alone.ts';
import { readLanguage } from '../../src/knowledge/read-language.ts';

const { language } = readLanguage('en', [])!;
const alone = (message: string) => claimAlone(message, language);

describe('what is claimed', () => {
  it.each([
    ['I heard that the mayor pays for it. Confirm?', 'the mayor pays for it?'],
    ['The mayor pays for it all. Is that true?', 'The mayor pays for it all?'],
    ['my uncle says the mayor pays for it', 'the mayor pays for it?'],
    ['someone told me the mayor pays for it, true or false', 'the mayor pays for it?'],
    ['the mayor pays for it, is that right?', 'the mayor pays for it?'],
    ['The mayor pays for it all. Does it say she would?', 'The mayor pays for it all?'],
  ])('is read without the words around it: %s', (message, claim) => {
    expect(alone(message)).toBe(claim);
  });

  it.each([
    'Who pays for it?',
    'The mayor pays for it.',
    'I heard that.',
    'Who pays? Is that true? Since when?',
  ])('is nothing where nobody says that they heard it, or asks whether it is so: %s', (message) => {
    expect(alone(message)).toBeNull();
  });
});
