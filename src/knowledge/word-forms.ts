/** How a language forms, shortens and mends its words, from its `words.yaml`. */
import type { output } from 'zod';
import { expressionOf, oneOf, replacementsOf } from '../text/expressions.ts';
import type { RomanForms, SlipForms, WordForms } from '../text/language.ts';
import type { wordsSchema } from './language-schema.ts';

type WordsFile = output<typeof wordsSchema>;

const romanForms = (file: NonNullable<WordsFile['romanised']>): RomanForms => ({
  letters: new Map(Object.entries(file.letters).map(([sign, letters]) => [sign, [...letters]])),
  vowels: new Map(Object.entries(file.vowels)),
  latinVowels: new Map(Object.entries(file.latin_vowels)),
  silentAtEnd: file.silent_at_end,
  writtenOn: expressionOf(`^(?:${oneOf(file.written_on)})(?=[a-z\\d']{3})`),
});

const slipForms = (file: NonNullable<WordsFile['slips']>): SlipForms => ({
  anyFrom: file.any_from,
  sounds: new Map([
    ...file.alike.flatMap((letters) => [...letters].map((letter) => [letter, letters[0]!] as const)),
    ...[...file.unsounded].map((letter) => [letter, ''] as const),
  ]),
});

/** @param file What the language's folder says of its words. */
export function wordForms(file: WordsFile): WordForms {
  const { function_words, contractions, stemming, compounds, written_on, slips, romanised } = file;
  const forms = Object.entries(stemming.irregular);
  return {
    functionWords: new Set(function_words),
    contractionSign: expressionOf(contractions.signs.join('|')),
    contractions: replacementsOf(contractions.rules, 'gu'),
    irregular: new Map(forms.flatMap(([word, irregular]) => irregular.map((form) => [form, word] as const))),
    compounds: compounds ?? null,
    slips: slips === undefined ? null : slipForms(slips),
    romanised: romanised === undefined ? null : romanForms(romanised),
    writtenOn: expressionOf(`^(?:${oneOf(written_on)})(?=\\p{L}{4})`, 'u'),
    shortestStemmed: stemming.shortest,
    stemming: stemming.steps.map((rules) => replacementsOf(rules, '')),
  };
}
