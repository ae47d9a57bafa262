/** A form for one item of the story, checked while somebody writes. */
import type { Knowledge } from '../../../src/knowledge/model.ts';
import { Layout } from '../layout.tsx';
import { scriptOf } from '../try/previews.tsx';
import type { Finding } from './check-item.ts';
import { FIELDS, type FieldSpec, type Fields, type ItemRef, type Value } from './items.ts';
import { nameOf } from './titles.ts';

interface EditPageProps {
  readonly item: ItemRef;
  readonly file: string;
  readonly seen: Fields;
  readonly wanted: Fields;
  /** The change that is gone on with; null for a new one. */
  readonly change: string | null;
  readonly knowledge: Knowledge;
  readonly findings: readonly Finding[];
  readonly notice?: string | undefined;
}

/** Characters that fit in a field of one line. */
const ONE_LINE = 120;

/** Lines of a field for so much text. */
const rowsFor = (text: string, control: FieldSpec['control']): number =>
  control === 'list'
    ? Math.min(24, Math.max(3, text.split('\n').length + 1))
    : Math.min(12, Math.max(3, Math.ceil(text.length / 80) + 1));

const asText = (value: Value): string => {
  if (value === null || value === false) return '';
  return Array.isArray(value) ? value.join('\n') : String(value);
};

const Control = ({ spec, value, lang }: { spec: FieldSpec; value: Value; lang: string }) => {
  const { name, control, choices = [] } = spec;
  const text = asText(value);
  const common = { id: name, name, 'aria-describedby': `${name}-hint` };
  switch (control) {
    case 'line':
      return (spec.most ?? 0) <= ONE_LINE ? (
        <input type="text" {...common} value={text} lang={lang} dir="auto" />
      ) : (
        <textarea {...common} rows={2} lang={lang} dir="auto">
          {text}
        </textarea>
      );
    case 'number':
      return <input type="number" min="1" {...common} value={text} />;
    case 'text':
    case 'list':
      return (
        <textarea
          {...common}
          rows={rowsFor(text, control)}
          lang={lang}
          dir="auto"
          spellcheck={control === 'text'}
        >
          {text}
        </textarea>
      );
    case 'choice':
      return (
        <select {...common}>
          {choices.map((choice) => (
            <option value={choice} selected={choice === text}>
              {choice}
            </option>
          ))}
        </select>
      );
    case 'flag':
      return <input type="checkbox" {...common} checked={value === true} />;
  }
};

export const Findings = ({ findings }: { findings: readonly Finding[] }) => (
  <ul class="found">
    {findings.map(({ kind, text }) => (
      <li class={kind}>{text}</li>
    ))}
  </ul>
);

const Beside = ({ item, knowledge }: { item: ItemRef; knowledge: Knowledge }) => {
  const { entries, facts, gaps } = knowledge;
  const ids = entries.get(item.id)?.facts ?? gaps.get(item.id)?.nearest ?? [];
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
              <a href={`/story/fact/${id}`}>{id}</a>{' '}
              <span class="standing">
                {standing}
                {attribution ? ` · ${attribution}` : ''}
              </span>
              <br />
              {statement}
            </li>
          ))}
      </ul>
    </section>
  );
};

export const EditPage = (props: EditPageProps) => {
  const { item, file, seen, wanted, change, knowledge, findings, notice } = props;
  const { lang } = scriptOf(knowledge.language.code);
  return (
    <Layout title={nameOf(item.kind, wanted) || item.id} at="/story" notice={notice}>
      <p class="quiet">
        {wanted['draft'] === true ? 'A draft, which the bot leaves out: ' : ''}
        {item.kind} <code>{item.id}</code> in <code>{file}</code>
      </p>
      <div class="edit">
        <form method="post" action="/changes" class="card" data-check="/story/check" data-found="found">
          <input type="hidden" name="kind" value={item.kind} />
          <input type="hidden" name="id" value={item.id} />
          <input type="hidden" name="change" value={change ?? ''} />
          <input type="hidden" name="seen" value={JSON.stringify(seen)} />
          {FIELDS[item.kind].map((spec) => (
            <div class="field">
              <label for={spec.name}>
                {spec.label}
                {spec.most ? <span class="quiet"> at most {spec.most} characters</span> : null}
              </label>
              <p class="quiet" id={`${spec.name}-hint`}>
                {spec.hint}
              </p>
              <Control spec={spec} value={wanted[spec.name] ?? null} lang={lang} />
            </div>
          ))}
          <div class="actions">
            <button class="main" type="submit">
              See the difference
            </button>
            <a href="/story">Leave it as it is</a>
          </div>
        </form>
        <div class="beside">
          <section class="card" aria-label="Check">
            <h2>The check, as you type</h2>
            <div id="found" role="status">
              <Findings findings={findings} />
            </div>
          </section>
          <Beside item={item} knowledge={knowledge} />
        </div>
      </div>
    </Layout>
  );
};
