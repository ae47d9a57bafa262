/** The page "Numbers": what was asked and what became of it, as plots with the figures beside them. */
import type { OutcomesOnDay } from '../../../src/store/questions.ts';
import type { SubjectVotes } from '../../../src/store/votes.ts';
import { Glossary } from '../glossary.tsx';
import { Layout } from '../layout.tsx';
import { REASON_NAMES } from '../reasons.ts';
import { DayPlot } from './day-plot.tsx';
import { byDay, byPlatform, type Counts, countsOf, refusals } from './sums.ts';

interface NumbersPageProps {
  readonly outcomes: readonly OutcomesOnDay[];
  readonly votes: readonly SubjectVotes[];
  readonly days: number;
  /** The language that the story is told and asked about in. */
  readonly language: string;
  readonly without: string | null;
}

/** A reason as the store has it, in words. */
const reasonName = (reason: string): string =>
  Object.entries(REASON_NAMES).find(([name]) => name === reason)?.[1] ?? reason;

const COLUMNS = ['asked', 'answered', 'offered', 'refused'] as const;

const COLUMN_NAMES: Readonly<Record<(typeof COLUMNS)[number], string>> = {
  asked: 'asked',
  answered: 'answered',
  offered: 'offered',
  refused: 'not answered',
};

const Table = ({ caption, rows }: { caption: string; rows: readonly (readonly [string, Counts])[] }) => (
  <section class="scroll" tabindex={0} aria-label={caption}>
    <table class="list">
      <thead>
        <tr>
          <th scope="col">{caption}</th>
          {COLUMNS.map((column) => (
            <th scope="col" class="figure">
              {COLUMN_NAMES[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, counts]) => (
          <tr>
            <th scope="row">{name}</th>
            {COLUMNS.map((column) => (
              <td class="figure">{counts[column]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const Figure = ({ name, value }: { name: string; value: string | number }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);

const Totals = ({ outcomes, votes }: Pick<NumbersPageProps, 'outcomes' | 'votes'>) => {
  const { asked, answered, offered, refused } = countsOf(outcomes);
  const other = asked - answered - offered - refused;
  const helpful = votes.reduce((sum, vote) => sum + vote.helpful, 0);
  const all = votes.reduce((sum, vote) => sum + vote.helpful + vote.notHelpful, 0);
  return (
    <dl class="figures">
      <Figure name="Asked" value={asked} />
      <Figure name="Answered" value={answered} />
      <Figure name="Offered" value={offered} />
      <Figure name="Not answered" value={refused} />
      {other > 0 ? <Figure name="Other talk" value={other} /> : null}
      <Figure name="Votes “helpful”" value={all === 0 ? '–' : `${helpful} of ${all}`} />
    </dl>
  );
};

export const NumbersPage = ({ outcomes, votes, days, language, without }: NumbersPageProps) => {
  const name = new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language;
  return (
    <Layout title="Numbers" at="/numbers">
      {without === null ? null : (
        <section class="card">
          <h2>Nothing is counted yet</h2>
          <p>When the bot runs in your Discord or Slack, what people ask is counted here.</p>
          <details>
            <summary>For whoever runs the bot</summary>
            <p>{without} This page looks again each time it is loaded.</p>
          </details>
        </section>
      )}
      {without === null && outcomes.length === 0 ? (
        <p class="card">In the last {days} days nothing was asked, or the bot keeps no questions.</p>
      ) : null}
      {outcomes.length === 0 ? null : (
        <>
          <p>All servers and workspaces of this bot, in the last {days} days that its log reaches back.</p>
          <Totals outcomes={outcomes} votes={votes} />
          <Glossary terms={['offer', 'refusal']} />
          <section class="card">
            <h2>By day</h2>
            <DayPlot days={byDay(outcomes)} />
            <details>
              <summary>The figures of each day</summary>
              <Table caption="Day" rows={byDay(outcomes)} />
            </details>
          </section>
          <section class="card">
            <h2>Not answered, and why</h2>
            <section class="scroll" tabindex={0} aria-label="Not answered, by reason">
              <table class="list narrow">
                <thead>
                  <tr>
                    <th scope="col">Reason</th>
                    <th scope="col" class="figure">
                      not answered
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {refusals(outcomes).map(([reason, count]) => (
                    <tr>
                      <th scope="row">{reasonName(reason)}</th>
                      <td class="figure">{count}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          </section>
          <section class="card">
            <h2>By platform and language</h2>
            <Table caption="Platform" rows={byPlatform(outcomes)} />
            <Table caption="Language of the story" rows={[[name, countsOf(outcomes)]]} />
            <p class="quiet">
              The bot keeps nobody’s own language: a story is asked about in the language that it is told in.
            </p>
          </section>
        </>
      )}
    </Layout>
  );
};
