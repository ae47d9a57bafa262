/** A form for one item of the story, checked while somebody writes. */
import type { Knowledge } from '../../../src/knowledge/model.ts';
import { Glossary, type Term } from '../glossary.tsx';
import { Layout, type Notice } from '../layout.tsx';
import { type Shown, scriptOf } from '../try/previews.tsx';
import { Replies } from '../try/replies.tsx';
import type { Finding } from './check-item.ts';
import { Field, Statements } from './controls.tsx';
import { FIELDS, type FieldSpec, type Fields, type ItemRef, type Kind } from './items.ts';
import { nameOf } from './titles.ts';

interface EditPageProps {
  readonly item: ItemRef;
  readonly file: string;
  readonly seen: Fields;
  readonly wanted: Fields;
  /** The change that is gone on with; null for a new one. */
  readonly change: string | null;
  /** What was asked before somebody came here. */
  readonly asks: string | null;
  readonly knowledge: Knowledge;
  readonly findings: readonly Finding[];
  /** Null where there is nothing to show yet. */
  readonly shown: Shown | null;
  readonly notices?: readonly Notice[];
}

/** Words of the form that are not said otherwise. */
const TERMS: Readonly<Record<Kind, readonly Term[]>> = {
  entry: ['answer', 'fact', 'standing', 'phrasing', 'draft', 'id'],
  gap: ['gap', 'fact', 'phrasing', 'draft', 'id'],
  fact: ['fact', 'standing', 'draft', 'id'],
};

export const Findings = ({ findings }: { findings: readonly Finding[] }) => (
  <ul class="found">
    {findings.map(({ kind, text }) => (
      <li class={kind}>{text}</li>
    ))}
  </ul>
);

const Beside = ({ item, wanted, knowledge }: Pick<EditPageProps, 'item' | 'wanted' | 'knowledge'>) => {
  const { entries, facts } = knowledge;
  const named = wanted[item.kind === 'entry' ? 'facts' : 'nearest'];
  const ids: readonly string[] = Array.isArray(named) ? named : [];
  const stating = [...entries.values()].filter((entry) => entry.facts.includes(item.id));
  if (item.kind === 'fact')
    return (
      <section class="card">
        <h2>Answers that state it</h2>
        <ul>
          {stating.map(({ id, question }) => (
            <li>
              <a href={`/story/entry/${id}`}>{question}</a>
            </li>
          ))}
        </ul>
      </section>
    );
  return (
    <section class="card">
      <h2>{item.kind === 'entry' ? 'The facts that it states' : 'The facts nearest to it'}</h2>
      <ul class="facts">
        {ids
          .flatMap((id) => facts.get(id) ?? [])
          .map(({ id, statement, standing, attribution }) => (
            <li>
              {statement}
              <br />
              <span class="standing">
                {standing}
                {attribution ? ` · ${attribution}` : ''}
              </span>{' '}
              <a href={`/story/fact/${id}`}>Edit this fact</a>
            </li>
          ))}
      </ul>
    </section>
  );
};

/** What is being written, as it would be posted. */
export const Preview = ({ shown, knowledge }: { shown: Shown | null; knowledge: Knowledge }) =>
  shown === null ? (
    <p class="quiet">It is shown here as soon as it is complete.</p>
  ) : (
    <Replies told={shown} script={scriptOf(knowledge.language.code)} />
  );

const KIND_NAMES = { fact: 'A fact', entry: 'An answer', gap: 'A gap' } as const;

/** Whether something is written that is not there yet comes last: it is seldom touched. */
const inOrder = (specs: readonly FieldSpec[]): FieldSpec[] => [
  ...specs.filter(({ control }) => control !== 'flag'),
  ...specs.filter(({ control }) => control === 'flag'),
];

export const EditPage = (props: EditPageProps) => {
  const { item, file, seen, wanted, change, asks, knowledge, findings, shown, notices } = props;
  const { lang } = scriptOf(knowledge.language.code);
  return (
    <Layout title={nameOf(item.kind, wanted) || item.id} at="/story" notices={notices}>
      <p class="quiet">
        {KIND_NAMES[item.kind]}
        {wanted['draft'] === true ? ', a draft, which the bot leaves out,' : ''} with the id{' '}
        <code>{item.id}</code> in <code>{file}</code>
      </p>
      <div class="edit">
        <form id="item" method="post" action="/changes" class="card" data-guarded>
          <input type="hidden" name="kind" value={item.kind} />
          <input type="hidden" name="id" value={item.id} />
          <input type="hidden" name="change" value={change ?? ''} />
          <input type="hidden" name="asks" value={asks ?? ''} />
          <input type="hidden" name="seen" value={JSON.stringify(seen)} />
          {inOrder(FIELDS[item.kind]).map((spec) => (
            <Field spec={spec} seen={seen} wanted={wanted} knowledge={knowledge} lang={lang} />
          ))}
          <div class="actions">
            <button class="main" type="submit">
              See the difference
            </button>
            {change === null ? (
              <a href="/story">Cancel</a>
            ) : (
              <button type="submit" formaction={`/changes/${change}/drop`}>
                Cancel, and drop the change
              </button>
            )}
          </div>
          <Statements knowledge={knowledge} />
        </form>
        <div class="beside">
          <section class="card check" aria-label="Check">
            <h2>The check, as you type</h2>
            <div id="found" role="status" data-follows="item" data-from="/story/check">
              <Findings findings={findings} />
            </div>
          </section>
          {item.kind === 'fact' ? null : (
            <section class="card stacked" aria-label="As it is posted">
              <h2>As Discord and Slack show it</h2>
              <div data-follows="item" data-from="/story/preview">
                <Preview shown={shown} knowledge={knowledge} />
              </div>
            </section>
          )}
          <Beside item={item} wanted={wanted} knowledge={knowledge} />
          <Glossary terms={TERMS[item.kind]} />
        </div>
      </div>
    </Layout>
  );
};
