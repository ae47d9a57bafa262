/** QuestionType in turn, so that every kind of reply comes up. */
export const QUESTIONS: readonly string[] = [
  'who leads the talks for the US?',
  'where did they meet',
  'when did the ceasefire start?',
  'how many hostages are still held?',
  'what is the weather like in Oslo',
  'will the talks succeed?',
  'who is edan alexander',
  'wat does isreal thikn of the talks',
  'A colleague maintains that the policy changed; is that so?',
  'explain talks',
];
