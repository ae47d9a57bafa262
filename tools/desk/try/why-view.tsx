/** The section "Why" beneath a reply. */
import { Bar, percent } from '../bars.tsx';
import { REASON_NAMES } from '../reasons.ts';
import type { ToldTurn } from './talk.ts';
import type { GateRow, Why } from './why.ts';

const VERDICTS: Readonly<Record<ToldTurn['reply']['kind'], string>> = {
  answer: 'answers',
  suggestions: 'offers what may have been meant',
  'no-answer': 'says that it has no answer',
  'small-talk': 'takes it as small talk',
  silence: 'keeps quiet',
  notice: 'tells something about itself',
  error: 'apologises',
};

const Read = ({ why }: { why: Why }) => {
  const traits = [
    why.isQuestion ? 'a question' : 'no question',
    why.exact ? 'known word for word' : null,
    why.inContext ? 'read in the light of what was said before' : null,
    why.asksForNow ? 'asks how things stand now' : null,
  ].filter((one) => one !== null);
  return (
    <div class="part">
      <h4>How it was read</h4>
      <p class="words">
        {why.words.length === 0
          ? 'No words.'
          : why.words.map(({ word, strange }) => (
              <>
                {strange ? (
                  <s class="word strange" title="Not a word of this story">
                    {word}
                  </s>
                ) : (
                  <span class="word">{word}</span>
                )}{' '}
              </>
            ))}
      </p>
      <p class="quiet">
        It is {traits.join(', ')}
        {why.asksFor.length > 0 ? `, and asks for: ${why.asksFor.join(', ')}` : ''}.
        {why.concepts.length > 0 ? ` Meanings found: ${why.concepts.join(', ').toLowerCase()}.` : ''}
        {why.words.some(({ strange }) => strange) ? ' Struck out: no words of this story.' : ''}
      </p>
    </div>
  );
};

const Contenders = ({ why, chosen }: { why: Why; chosen: string | null }) => (
  <div class="part">
    <h4>What it may have asked for, the likeliest first</h4>
    <table class="bars">
      <thead class="hidden">
        <tr>
          <th scope="col">Contender</th>
          <th scope="col">Probability</th>
          <th scope="col">Picture</th>
        </tr>
      </thead>
      <tbody>
        {why.contenders.map(({ label, entry, share }) => (
          <tr class={entry !== null && entry === chosen ? 'chosen' : undefined}>
            <th scope="row">
              {entry === null ? <em>{label}</em> : <a href={`/story/entry/${entry}`}>{label}</a>}
              {entry !== null && entry === chosen ? ' ← this was said' : ''}
            </th>
            <td class="figure">{percent(share)}</td>
            <td>
              <Bar share={share} look={entry === null ? 'other' : ''} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
    <p class="quiet">
      {why.decisive.length > 0
        ? `Words that spoke for the first answer: ${why.decisive.join(', ')}.`
        : 'No single word spoke for an answer.'}{' '}
      Answers that state the same fact share its figure, so that together they may be more than 100 %.
      {why.nearestGap ? (
        <>
          {' '}
          Nearest gap: <a href={`/story/gap/${why.nearestGap.id}`}>{why.nearestGap.title}</a>, alike by{' '}
          {percent(why.nearestGap.likeness)}.
        </>
      ) : null}
    </p>
  </div>
);

const needs = ({ needs: { answer, offer, unasked } }: GateRow): string =>
  `needed: ${percent(answer)} to answer, ${percent(offer)} to offer, ${percent(unasked)} to join in unasked`;

const Gates = ({ why, told }: { why: Why; told: ToldTurn }) => (
  <div class="part">
    <h4>How sure the bot has to be, and is</h4>
    <table class="bars">
      <thead class="hidden">
        <tr>
          <th scope="col">Gate</th>
          <th scope="col">Certainty</th>
          <th scope="col">Picture</th>
          <th scope="col">Needed</th>
        </tr>
      </thead>
      <tbody>
        {why.gates.map((gate) => (
          <tr>
            <th scope="row">{gate.name}</th>
            <td class="figure">{percent(gate.value)}</td>
            <td>
              <Bar share={gate.value} look="gate" marks={[gate.needs.answer, gate.needs.offer]} />
            </td>
            <td class="quiet">{needs(gate)}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <p>
      So it <strong>{VERDICTS[told.reply.kind]}</strong>
      {told.reply.reason ? ` (${REASON_NAMES[told.reply.reason]})` : ''}, {percent(told.reply.confidence)}{' '}
      sure.
    </p>
    {why.offered.length > 0 ? (
      <p class="quiet">
        Had it been less sure, it would have offered: {why.offered.map((title) => `“${title}”`).join(' ')}
      </p>
    ) : null}
  </div>
);

export const WhyView = ({ told }: { told: ToldTurn }) =>
  told.why === null ? null : (
    <details class="why">
      <summary>Why this reply</summary>
      <div class="parts">
        <div class="part">
          <Read why={told.why} />
          <Gates why={told.why} told={told} />
        </div>
        <Contenders why={told.why} chosen={told.reply.entry} />
      </div>
    </details>
  );
