/** The section "Why" beneath a reply. */
import { Bar, percent } from '../bars.tsx';
import type { ToldTurn } from './talk.ts';
import type { GateRow, Why } from './why.ts';

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
        {traits.join(', ')}; asks for {why.asksFor.join(', ') || 'nothing'}
        {why.concepts.length > 0 ? `; meanings found: ${why.concepts.join(', ')}` : ''}
      </p>
    </div>
  );
};

const Contenders = ({ why }: { why: Why }) => (
  <div class="part">
    <h4>What contended</h4>
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
          <tr>
            <th scope="row">
              {entry === null ? <em>{label}</em> : <a href={`/story/entry/${entry}`}>{label}</a>}
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
        ? `Words that spoke for the first entry: ${why.decisive.join(', ')}.`
        : 'No single word spoke for an entry.'}
      {why.nearestGap ? (
        <>
          {' '}
          Nearest gap: <a href={`/story/gap/${why.nearestGap.id}`}>{why.nearestGap.title}</a> (likeness{' '}
          {why.nearestGap.likeness.toFixed(2)}).
        </>
      ) : null}
    </p>
  </div>
);

const needs = ({ needs: { answer, offer, unasked } }: GateRow): string =>
  `to answer ${percent(answer)}, to offer ${percent(offer)}, to speak unasked ${percent(unasked)}`;

const Gates = ({ why, told }: { why: Why; told: ToldTurn }) => (
  <div class="part">
    <h4>What the gates said</h4>
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
      Verdict: <strong>{told.reply.kind}</strong>
      {told.reply.reason ? ` (${told.reply.reason})` : ''}, {percent(told.reply.confidence)} sure.
    </p>
    {why.offered.length > 0 ? (
      <p class="quiet">It would have offered: {why.offered.map((title) => `“${title}”`).join(' ')}</p>
    ) : null}
  </div>
);

export const WhyView = ({ told, open }: { told: ToldTurn; open: boolean }) =>
  told.why === null ? null : (
    <details class="why" open={open}>
      <summary>Why this reply</summary>
      <div class="parts">
        <div class="part">
          <Read why={told.why} />
          <Gates why={told.why} told={told} />
        </div>
        <Contenders why={told.why} />
      </div>
    </details>
  );
