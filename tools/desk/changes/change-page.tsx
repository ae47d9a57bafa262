/** One change before it is saved: its difference, what the check says, and what it does elsewhere. */
import { structuredPatch } from 'diff';
import type { ValidationIssue } from '../../../src/knowledge/validation-issue.ts';
import { Layout } from '../layout.tsx';
import { FIELDS, type Value } from '../story/items.ts';
import { titleOf } from '../story/titles.ts';
import type { Conflict } from './change.ts';
import type { Looked } from './changes.ts';
import type { ChangedReply } from './impact.ts';

const CONTEXT_LINES = 2;

/** Faults and warnings that are shown of each; whoever mends the first has often mended others. */
const MOST_ISSUES = 20;
const MOST_REPLIES = 60;

const Diff = ({ looked: { change, before, text } }: { looked: Looked }) => {
  const { hunks } = structuredPatch(change.file, change.file, before, text, '', '', {
    context: CONTEXT_LINES,
  });
  if (hunks.length === 0) return <p class="card">The file already says all of this.</p>;
  return (
    <section class="diff" aria-label={`Difference in ${change.file}`}>
      {hunks.map(({ oldStart, lines }) => (
        <>
          <div class="place">
            {change.file}, line {oldStart}
          </div>
          {lines.map((line) => {
            if (line.startsWith('+')) return <ins>{`+ ${line.slice(1)}`}</ins>;
            if (line.startsWith('-')) return <del>{`− ${line.slice(1)}`}</del>;
            return line.startsWith('\\') ? null : <div>{`  ${line.slice(1)}`}</div>;
          })}
        </>
      ))}
    </section>
  );
};

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

export interface CheckResultProps {
  readonly faults: readonly ValidationIssue[];
  readonly warnings: readonly ValidationIssue[];
  /** Null where no bot could be made to compare. */
  readonly replies: readonly ChangedReply[] | null;
  /** Questions that were asked for comparison. */
  readonly compared: number;
  readonly change: string;
}

const Elsewhere = ({ replies, compared }: { replies: readonly ChangedReply[]; compared: number }) => (
  <>
    <h2>What it changes elsewhere</h2>
    {replies.length === 0 ? (
      <p>None of the {compared} known questions gets another reply.</p>
    ) : (
      <>
        <p>
          {replies.length} of {compared} known questions get another reply.
        </p>
        <div class="scroll">
          <table class="list">
            <thead>
              <tr>
                <th scope="col">Question</th>
                <th scope="col">As saved, the bot</th>
                <th scope="col">With the change, it</th>
              </tr>
            </thead>
            <tbody>
              {replies.slice(0, MOST_REPLIES).map(({ question, before, after }) => (
                <tr>
                  <th scope="row" dir="auto">
                    {question}
                  </th>
                  <td>{before}</td>
                  <td>{after}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {replies.length > MOST_REPLIES ? <p>… and {replies.length - MOST_REPLIES} more.</p> : null}
      </>
    )}
  </>
);

const Issues = ({ kind, issues }: { kind: 'fault' | 'hint'; issues: readonly ValidationIssue[] }) => (
  <>
    {issues.slice(0, MOST_ISSUES).map(({ file, line, message }) => (
      <li class={kind}>
        {message}{' '}
        <span class="quiet">
          ({file}
          {line > 0 ? `, line ${line}` : ''})
        </span>
      </li>
    ))}
    {issues.length > MOST_ISSUES ? <li class={kind}>… and {issues.length - MOST_ISSUES} more.</li> : null}
  </>
);

/** What the whole check found, once it is done. */
export const CheckResult = ({ faults, warnings, replies, compared, change }: CheckResultProps) => (
  <>
    <ul class="found">
      {faults.length > 0 ? (
        <Issues kind="fault" issues={faults} />
      ) : (
        <li class="good">
          {warnings.length === 0
            ? 'The whole check passes: it can be saved.'
            : 'The whole check finds no fault: it can be saved. Better mended all the same:'}
        </li>
      )}
      <Issues kind="hint" issues={warnings} />
    </ul>
    {replies === null ? null : (
      <>
        <p class="actions">
          <a class="button" href={`/try?change=${change}`}>
            Try it
          </a>
        </p>
        <Elsewhere replies={replies} compared={compared} />
      </>
    )}
  </>
);

export const ChangePage = ({ looked, notice }: { looked: Looked; notice?: string | undefined }) => {
  const { change, revision, unworded, before, text } = looked;
  const address = `/changes/${change.id}`;
  return (
    <Layout title={titleOf(change)} at={change.settles === null ? '/story' : '/review'} notice={notice}>
      <Conflicts looked={looked} />
      <Diff looked={looked} />
      {unworded.length > 0 ? (
        <p class="notice">
          This is still the draft’s own wording ({unworded.join(', ')}): edit it, or save it as a draft, which
          is off.
        </p>
      ) : null}
      {change.wanted['draft'] === true ? (
        <p class="notice">
          It is a draft: it can be saved, and the bot leaves it out until “Draft” is no longer ticked.
        </p>
      ) : null}
      <div class="actions">
        {unworded.length === 0 && before !== text ? (
          <form method="post" action={`${address}/save`}>
            <input type="hidden" name="revision" value={revision} />
            <button class="main" type="submit">
              {looked.conflicts.length > 0 ? 'Save mine over theirs' : 'Save'}
            </button>
          </form>
        ) : null}
        <a class={unworded.length > 0 ? 'button main' : 'button'} href={`${address}/edit`}>
          Edit on
        </a>
        <form method="post" action={`${address}/drop`}>
          <button type="submit">Drop the change</button>
        </form>
      </div>
      <section class="card after" aria-label="The whole check">
        <h2>The whole check</h2>
        <div data-load={`${address}/check`} role="status">
          <p class="waiting">
            The bot is trained with the change and asked what it is known to be asked. With a story of
            thousands of phrasings that takes about half a minute.{' '}
            <a href={`${address}/check`}>Its result alone</a>
          </p>
        </div>
      </section>
    </Layout>
  );
};
