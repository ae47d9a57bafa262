/** What the whole check found of a change, and which known questions would get another reply. */
import type { ValidationIssue } from '../../../src/knowledge/validation-issue.ts';
import { type ChangedReply, type Effect, UNASKED } from './impact.ts';

/** Faults and warnings that are shown of each; whoever mends the first has often mended others. */
const MOST_ISSUES = 20;
const MOST_REPLIES = 60;

export interface CheckResultProps {
  readonly faults: readonly ValidationIssue[];
  readonly warnings: readonly ValidationIssue[];
  /** Null where no bot could be made to compare. */
  readonly replies: readonly ChangedReply[] | null;
  /** Questions that were asked for comparison. */
  readonly compared: number;
  readonly change: string;
  /** What the change is tried with. */
  readonly asks: string;
}

const EFFECT_NAMES: Readonly<Record<Effect, string>> = {
  meant: 'as meant',
  repeats: 'repeats your new words',
  lost: 'loses its answer',
  less: 'is offered less',
  other: 'look at it',
};

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

/** With the change, or beside it with the story as saved. */
const tried = (how: 'change' | 'beside', change: string, say: string): string =>
  `/try?${new URLSearchParams({ [how]: change, say })}`;

const Row = ({ reply, change }: { reply: ChangedReply; change: string }) => {
  const { question, effect, before, after } = reply;
  return (
    <tr class={effect}>
      <th scope="row" dir="auto">
        {question} <span class={`effect ${effect}`}>{EFFECT_NAMES[effect]}</span>
      </th>
      <td>
        <a href={tried('beside', change, question)}>{before}</a>
      </td>
      <td>
        <a href={tried('change', change, question)}>{after}</a>
      </td>
    </tr>
  );
};

interface ElsewhereProps extends Pick<CheckResultProps, 'compared' | 'change'> {
  readonly replies: readonly ChangedReply[];
}

const summary = (replies: readonly ChangedReply[], compared: number): string => {
  if (replies.length === 0) return `None of ${compared} known questions gets another reply.`;
  const count = (...effects: readonly Effect[]): number =>
    replies.filter(({ effect }) => effects.includes(effect)).length;
  const [meant, repeats, others, worse] = [
    count('meant'),
    count('repeats'),
    count(...UNASKED),
    count('lost', 'less'),
  ];
  const told = repeats === 0 ? '' : `${repeats} ${repeats === 1 ? 'repeats' : 'repeat'} your new words, `;
  const look =
    others === 0 ? 'no others' : `${others} ${others === 1 ? 'other: look at it' : 'others: look at these'}`;
  const losses = worse === 0 ? '' : `, ${worse} of them for worse`;
  const gets = replies.length === 1 ? 'question gets' : 'questions get';
  return `${replies.length} of ${compared} known ${gets} another reply: ${meant} as meant, ${told}${look}${losses}.`;
};

const Elsewhere = ({ replies, compared, change }: ElsewhereProps) => (
  <>
    <h2>What it changes elsewhere</h2>
    <p>{summary(replies, compared)}</p>
    {replies.length === 0 ? null : (
      <section class="scroll" tabindex={0} aria-label="Questions with another reply">
        <table class="list">
          <thead>
            <tr>
              <th scope="col">Question</th>
              <th scope="col">As saved, the bot</th>
              <th scope="col">With the change, it</th>
            </tr>
          </thead>
          <tbody>
            {replies.slice(0, MOST_REPLIES).map((reply) => (
              <Row reply={reply} change={change} />
            ))}
          </tbody>
        </table>
      </section>
    )}
    {replies.length > MOST_REPLIES ? <p>… and {replies.length - MOST_REPLIES} more.</p> : null}
    <p class="quiet">
      Known questions are those that people asked, as far as the bot keeps them, those that were reviewed for
      this story, and what this change is for.
    </p>
  </>
);

/** That nothing keeps it from being saved, and what of it wants to be looked at first. */
const Verdict = ({ warnings, replies }: Pick<CheckResultProps, 'warnings' | 'replies'>) => {
  const others = (replies ?? []).filter(({ effect }) => UNASKED.includes(effect)).length;
  if (others > 0)
    return (
      <li class="hint">
        It can be saved, for form and facts hold. Look first at the{' '}
        {others === 1 ? 'question' : `${others} questions`} below that you did not mean to change.
      </li>
    );
  return (
    <li class="good">
      {warnings.length === 0
        ? 'The whole check passes: it can be saved.'
        : 'The whole check finds no fault: it can be saved. Better mended all the same:'}
    </li>
  );
};

/** All of it, once it is done. */
export const CheckResult = ({ faults, warnings, replies, compared, change, asks }: CheckResultProps) => (
  <>
    <ul class="found">
      {faults.length > 0 ? (
        <Issues kind="fault" issues={faults} />
      ) : (
        <Verdict warnings={warnings} replies={replies} />
      )}
      <Issues kind="hint" issues={warnings} />
    </ul>
    {replies === null ? null : (
      <>
        <p class="actions">
          <a class="button" href={tried('change', change, asks)}>
            Try it
          </a>
        </p>
        <Elsewhere replies={replies} compared={compared} change={change} />
      </>
    )}
  </>
);
