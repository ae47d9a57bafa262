/** The fields of an item's form: a control for each, with its label and what it is for. */
import type { Knowledge } from '../../../src/knowledge/model.ts';
import { moreOf } from './form.ts';
import type { FieldSpec, Fields, Value } from './items.ts';

/** Characters that fit in a field of one line. */
const ONE_LINE = 60;

/** Lines of a field for so much text. */
const rowsFor = (text: string, control: FieldSpec['control']): number => {
  if (control === 'line') return Math.max(1, Math.ceil(text.length / 60));
  return control === 'list'
    ? Math.min(24, Math.max(3, text.split('\n').length + 1))
    : Math.min(12, Math.max(3, Math.ceil(text.length / 70) + 1));
};

const asText = (value: Value): string => {
  if (value === null || value === false) return '';
  return Array.isArray(value) ? value.join('\n') : String(value);
};

interface FieldProps {
  readonly spec: FieldSpec;
  readonly seen: Fields;
  readonly wanted: Fields;
  readonly knowledge: Knowledge;
  /** The language that the story is written in. */
  readonly lang: string;
}

/** Facts that are ticked, and one more by what it states. */
const FactsField = ({ spec: { name, label, hint }, wanted, knowledge: { facts }, lang }: FieldProps) => {
  const value = wanted[name];
  return (
    <fieldset class="field picked">
      <legend>{label}</legend>
      <p class="quiet" id={`${name}-hint`}>
        {hint}
      </p>
      <ul id={`${name}-picked`} lang={lang}>
        {(Array.isArray(value) ? value : []).map((id: string) => (
          <li>
            <label>
              <input type="checkbox" name={name} value={id} checked />
              <span>{facts.get(id)?.statement ?? id}</span>
            </label>
          </li>
        ))}
      </ul>
      <label class="pick">
        <span>Add a fact</span>
        <input
          type="text"
          name={moreOf(name)}
          list="statements"
          data-adds={name}
          placeholder="Begin to type what it states"
          autocomplete="off"
          lang={lang}
        />
      </label>
    </fieldset>
  );
};

const Ticked = ({ spec: { name, label, hint, control }, seen, wanted }: FieldProps) => {
  const value = wanted[name] ?? null;
  const ticked = control === 'raise' ? value !== (seen[name] ?? null) : value === true;
  return (
    <div class="field ticked">
      <label for={name}>
        <input type="checkbox" id={name} name={name} checked={ticked} aria-describedby={`${name}-hint`} />
        {label}
      </label>
      <p class="quiet" id={`${name}-hint`}>
        {hint}
      </p>
    </div>
  );
};

const Control = ({ spec, wanted, lang }: FieldProps) => {
  const { name, control, choices = [] } = spec;
  const text = asText(wanted[name] ?? null);
  const common = { id: name, name, 'aria-describedby': `${name}-hint` };
  if (control === 'choice')
    return (
      <select {...common}>
        {choices.map((choice) => (
          <option value={choice} selected={choice === text}>
            {choice}
          </option>
        ))}
      </select>
    );
  if (control === 'line' && (spec.most ?? 0) <= ONE_LINE)
    return <input type="text" {...common} value={text} lang={lang} dir="auto" />;
  return (
    <textarea
      {...common}
      rows={rowsFor(text, control)}
      lang={lang}
      dir="auto"
      spellcheck={control === 'text'}
      data-most={spec.most}
    >
      {text}
    </textarea>
  );
};

export const Field = (props: FieldProps) => {
  const { name, label, hint, most, control } = props.spec;
  if (control === 'facts') return <FactsField {...props} />;
  if (control === 'flag' || control === 'raise') return <Ticked {...props} />;
  return (
    <div class="field">
      <label for={name}>
        {label}
        {most ? <span class="quiet"> at most {most} characters</span> : null}
      </label>
      <p class="quiet" id={`${name}-hint`}>
        {hint}
      </p>
      <Control {...props} />
    </div>
  );
};

/** What the fields for facts have to choose from; once on a page. */
export const Statements = ({ knowledge: { facts } }: { knowledge: Knowledge }) => (
  <datalist id="statements">
    {[...facts.values()].map(({ id, statement }) => (
      <option value={statement}>{id}</option>
    ))}
  </datalist>
);
