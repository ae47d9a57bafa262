/** What the desk calls things, in a sentence each: for whoever meets a word for the first time. */

const MEANINGS = {
  answer:
    'What the bot says to one question that people ask, in all the ways in which they ask it. It stands on facts.',
  fact: 'One thing that the source says, in our own words, with who says it and how firmly.',
  gap: 'Something that people ask and the source does not say. The bot says so, and does not guess.',
  standing:
    'How firmly the source says a fact: confirmed, declared, stated, reported, somebody’s position, possible, or believed. An answer is never firmer than its facts.',
  draft: 'Something unfinished. It is saved with the story, and the bot leaves it out.',
  phrasing: 'One way to ask for an answer or gap, as people type. The bot learns from each.',
  offer: 'Where the bot is not sure, it shows up to three questions that may have been meant.',
  refusal: 'The bot says that the source does not say it, or that it is about something else.',
  id: 'The short name of an answer, gap or fact in the story’s files. People never see it.',
} as const;

export type Term = keyof typeof MEANINGS;

export const Glossary = ({ terms }: { terms: readonly Term[] }) => (
  <details class="glossary">
    <summary>What the words mean</summary>
    <dl>
      {terms.map((term) => (
        <>
          <dt>{term}</dt>
          <dd>{MEANINGS[term]}</dd>
        </>
      ))}
    </dl>
  </details>
);
