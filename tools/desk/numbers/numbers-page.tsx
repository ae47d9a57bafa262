/** The page "Numbers": what was asked and what became of it, as plots with the figures beside them. */
import type { OutcomesOnDay } from '../../../src/store/questions.ts';
import type { SubjectVotes } from '../../../src/store/votes.ts';
import { percent } from '../bars.tsx';
import { Layout } from '../layout.tsx';
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

/** Reasons as the store has them, in words. */
const REASONS: Readonly<Record<string, string>> = {
  'not-in-article': 'the article does not say it',
  'after-article': 'it came after the article',
  opinion: 'it asks for a verdict',
  'off-topic': 'it is another subject',
};

const COLUMNS = ['asked', 'answered', 'offered', 'refused'] as const;

const Table = ({ caption, rows }: { caption: string; rows: readonly (readonly [string, Counts])[] }) => (
  <section class="scroll" tabindex={0} aria-label={caption}>
    <table class="list">
      <thead>
        <tr>
          <th scope="col">{caption}</th>
          {COLUMNS.map((column) => (
            <th scope="col" class="figure">
              {column}
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
  const helpful = votes.reduce((sum, vote) => sum + vote.helpful, 0);
  const all = votes.reduce((sum, vote) => sum + vote.helpful + vote.notHelpful, 0);
  return (
    <dl class="figures">
      <Figure name="Asked" value={asked} />
      <Figure name="Answered" value={answered} />
      <Figure name="Offered" value={offered} />
      <Figure name="Refused" value={refused} />
      <Figure name="Votes “helpful”" value={all === 0 ? '–' : percent(helpful / all)} />
    </dl>
  );
};

export const NumbersPage = ({ outcomes, votes, days, language, without }: NumbersPageProps) => {
  const name = new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language;
  return (
    <Layout title="Numbers" at="/numbers">
      {without === null ? null : <p class="card">{without}</p>}
      {without === null && outcomes.length === 0 ? (
        <p class="card">In the last {days} days nothing was asked, or the bot keeps no questions.</p>
      ) : null}
      {outcomes.length === 0 ? null : (
        <>
          <p>All servers and workspaces of this bot, in the last {days} days that its log reaches back.</p>
          <Totals outcomes={outcomes} votes={votes} />
          <section class="card">
            <h2>By day</h2>
            <DayPlot days={byDay(outcomes)} />
            <details>
              <summary>The figures of each day</summary>
              <Table caption="Day" rows={byDay(outcomes)} />
            </details>
          </section>
          <section class="card">
            <h2>Refused, and why</h2>
            <section class="scroll" tabindex={0} aria-label="Refused, by reason">
              <table class="list narrow">
                <thead>
                  <tr>
                    <th scope="col">Reason</th>
                    <th scope="col" class="figure">
                      refused
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {refusals(outcomes).map(([reason, count]) => (
                    <tr>
                      <th scope="row">{REASONS[reason] ?? reason}</th>
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
