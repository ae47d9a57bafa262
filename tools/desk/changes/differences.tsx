/** What a change does to an item, in words: each field as it was and as it will be, with the changed words marked. */
import { diffArrays, diffWordsWithSpace, structuredPatch } from 'diff';
import { FIELDS, type Value } from '../story/items.ts';
import type { Looked } from './changes.ts';

const CONTEXT_LINES = 2;

const asText = (value: Value): string => {
  if (value === null || value === false) return '';
  return value === true ? 'yes' : String(value);
};

const asList = (value: Value): string[] =>
  Array.isArray(value) ? value.map(String) : [asText(value)].filter((text) => text !== '');

const Words = ({ before, after }: { before: string; after: string }) => (
  <p dir="auto">
    {diffWordsWithSpace(before, after).map(({ value, added, removed }) => {
      if (added) return <ins>{value}</ins>;
      return removed ? <del>{value}</del> : value;
    })}
  </p>
);

const List = ({ before, after }: { before: readonly string[]; after: readonly string[] }) => (
  <ul>
    {diffArrays([...before], [...after])
      .filter(({ added, removed }) => added || removed)
      .flatMap(({ value, added }) => value.map((text) => ({ text, added })))
      .map(({ text, added }) => (
        <li dir="auto">{added ? <ins>{text}</ins> : <del>{text}</del>}</li>
      ))}
  </ul>
);

/** The same as the lines of the file, for whoever reads those. */
const FileDiff = ({ looked: { change, before, text } }: { looked: Looked }) => {
  const { hunks } = structuredPatch(change.file, change.file, before, text, '', '', {
    context: CONTEXT_LINES,
  });
  return (
    <details class="card">
      <summary>
        The same in the file <code>{change.file}</code>
      </summary>
      <section class="diff" aria-label={`Difference in ${change.file}`}>
        {hunks.map(({ oldStart, lines }) => (
          <>
            <div class="place">line {oldStart}</div>
            {lines.map((line) => {
              if (line.startsWith('+')) return <ins>{`+ ${line.slice(1)}`}</ins>;
              if (line.startsWith('-')) return <del>{`− ${line.slice(1)}`}</del>;
              return line.startsWith('\\') ? null : <div>{`  ${line.slice(1)}`}</div>;
            })}
          </>
        ))}
      </section>
    </details>
  );
};

export const Differences = ({ looked }: { looked: Looked }) => {
  const { change, differences, before, text } = looked;
  if (before === text) return <p class="card">The story already says all of this.</p>;
  const labelOf = (field: string) =>
    FIELDS[change.item.kind].find(({ name }) => name === field)?.label ?? field;
  return (
    <>
      <section class="card differences" aria-label="What changes">
        {differences.map((one) => (
          <>
            <h2>{labelOf(one.field)}</h2>
            {Array.isArray(one.before) || Array.isArray(one.after) ? (
              <List before={asList(one.before)} after={asList(one.after)} />
            ) : (
              <Words before={asText(one.before)} after={asText(one.after)} />
            )}
          </>
        ))}
        <p class="quiet">
          <ins>Green, underlined</ins>: new. <del>Red, struck out</del>: gone.
        </p>
      </section>
      <FileDiff looked={looked} />
    </>
  );
};
