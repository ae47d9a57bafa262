/** One change before it is saved: its difference, what the check says, and what it does elsewhere. */
import { Layout, type Notice } from '../layout.tsx';
import { FIELDS, type Value } from '../story/items.ts';
import { titleOf } from '../story/titles.ts';
import type { Conflict } from './change.ts';
import type { Looked } from './changes.ts';
import { CheckResult, type CheckResultProps } from './check-result.tsx';
import { Differences } from './differences.tsx';

const shown = (value: Value): string =>
  Array.isArray(value) ? value.join(' · ') : String(value ?? '(nothing)');

const Conflicts = ({ looked: { change, conflicts } }: { looked: Looked }) => {
  const labelOf = ({ field }: Conflict) =>
    FIELDS[change.item.kind].find(({ name }) => name === field)?.label ?? field;
  return conflicts.length === 0 ? null : (
    <section class="card" aria-label="Changed by somebody else too">
      <h2>Somebody else has changed this too</h2>
      <p>If you save, your words take the place of theirs. To keep theirs, edit on and copy them over.</p>
      <div class="scroll">
        <table class="list">
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Theirs, saved</th>
              <th scope="col">Yours</th>
            </tr>
          </thead>
          <tbody>
            {conflicts.map((conflict) => (
              <tr>
                <th scope="row">{labelOf(conflict)}</th>
                <td>{shown(conflict.theirs)}</td>
                <td>{shown(conflict.mine)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};

interface ChangePageProps {
  readonly looked: Looked;
  /** What the whole check found, where it is known already. */
  readonly checked?: CheckResultProps;
  readonly notices?: readonly Notice[];
}

/** The place that the result of the whole check comes to; what is saved waits for it. */
const RESULT = 'whole-check';

export const ChangePage = ({ looked, checked, notices }: ChangePageProps) => {
  const { change, revision, unworded, before, text } = looked;
  const address = `/changes/${change.id}`;
  const save = looked.conflicts.length > 0 ? 'Save mine over theirs' : 'Save';
  return (
    <Layout title={titleOf(change)} at={change.settles === null ? '/story' : '/review'} notices={notices}>
      <Conflicts looked={looked} />
      <Differences looked={looked} />
      {unworded.length > 0 ? (
        <p class="notice warning">
          This is still the draft’s own wording ({unworded.join(', ')}): edit it, or save it as a draft, which
          the bot leaves out.
        </p>
      ) : null}
      {change.wanted['draft'] === true ? (
        <p class="notice warning">
          It is a draft: it can be saved, and the bot leaves it out until “Draft” is no longer ticked.
        </p>
      ) : null}
      <div class="actions">
        {unworded.length === 0 && before !== text ? (
          <form method="post" action={`${address}/save`}>
            <input type="hidden" name="revision" value={revision} />
            <button
              class="main"
              type="submit"
              data-waits={checked === undefined ? RESULT : undefined}
              data-meanwhile={`${save} (as soon as it is checked)`}
            >
              {save}
            </button>
          </form>
        ) : null}
        <a class={unworded.length > 0 ? 'button main' : 'button'} href={`${address}/edit`}>
          Go on editing
        </a>
        {change.chosenAt === null ? null : (
          <form method="post" action={`${address}/elsewhere`}>
            <button type="submit">Choose another entry for the question</button>
          </form>
        )}
        <form method="post" action={`${address}/drop`}>
          <button type="submit">Drop the change</button>
        </form>
      </div>
      <section class="card checked" aria-label="The whole check">
        <h2>The whole check</h2>
        {checked === undefined ? (
          <div id={RESULT} data-load={`${address}/check`} role="status">
            <p class="waiting">
              The bot learns the change and is asked everything that it is known to be asked. A large story
              takes half a minute to a minute.
            </p>
            <noscript>
              <a href={`${address}/check`}>See the result</a>
            </noscript>
          </div>
        ) : (
          <CheckResult {...checked} />
        )}
      </section>
    </Layout>
  );
};
