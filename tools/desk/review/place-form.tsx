/** The form that says where a question belongs: under a reply on "Try", and at each question of the queue. */
import type { Child } from 'hono/jsx';
import type { Knowledge } from '../../../src/knowledge/model.ts';
import type { ReviewGroup } from '../../review/groups.ts';
import { type Named, namedItems } from '../story/named.ts';

/** What somebody sent that could not be taken: it stands in the form again, with the reason. */
export interface Refused {
  readonly message: string;
  readonly belongs: string;
  readonly phrasing: string;
  /** What may have been meant. */
  readonly like: readonly Named[];
}

interface PlaceFormProps {
  readonly action: string;
  readonly group: ReviewGroup;
  readonly knowledge: Knowledge;
  readonly refused?: Refused | undefined;
  /** Other things that can be done about it. */
  readonly children?: Child;
}

/** What `PlaceForm` has to choose from; once on a page. */
export const ItemTitles = ({ knowledge }: { knowledge: Knowledge }) => (
  <datalist id="titles">
    {namedItems(knowledge).map(({ kind, title }) => (
      <option value={title}>{kind === 'gap' ? 'gap' : 'answer'}</option>
    ))}
  </datalist>
);

/** Answers and gaps to choose from, each with what it says: titles alone are often nearly the same. */
const Candidates = ({ lead, items }: { lead: string; items: readonly Named[] }) =>
  items.length === 0 ? null : (
    <>
      <p class="quiet">{lead}</p>
      <ul class="candidates">
        {items.map(({ kind, id, title, says }) => (
          <li>
            <button type="submit" name="target" value={`${kind}:${id}`}>
              {title}
            </button>
            <p class="quiet" dir="auto">
              {kind === 'gap' ? 'A gap' : 'An answer'}
              {says === '' ? '' : `: ${says}`}
            </p>
          </li>
        ))}
      </ul>
    </>
  );

/** Its first button is the one that Enter presses in a field. */
export const PlaceForm = ({ action, group, knowledge, refused, children }: PlaceFormProps) => {
  const key = group.id || 'new';
  const near = [group.nearest, group.runnerUp].flatMap(
    (near) => namedItems(knowledge).find(({ kind, id }) => kind === 'entry' && id === near) ?? [],
  );
  const wrong = refused === undefined ? {} : { 'aria-invalid': 'true', 'aria-describedby': `wrong-${key}` };
  return (
    <form method="post" action={action} class="place">
      <input type="hidden" name="question" value={group.question} />
      <div class="field">
        <label for={`belongs-${key}`}>This question belongs to the answer or gap</label>
        <div class="inline">
          <input
            id={`belongs-${key}`}
            type="text"
            name="belongs"
            list="titles"
            value={refused?.belongs ?? ''}
            placeholder="Begin to type its title"
            autocomplete="off"
            autofocus={refused !== undefined}
            {...wrong}
          />
          <button class="main" type="submit" name="target" value="named">
            See what it changes
          </button>
        </div>
        {refused === undefined ? null : (
          <p class="wrong" id={`wrong-${key}`} role="alert">
            {refused.message}
          </p>
        )}
        <Candidates lead="Do you mean" items={refused?.like ?? []} />
      </div>
      <Candidates lead="or to one of the nearest:" items={near} />
      <div class="choices">
        <span class="quiet">or to nothing that there is:</span>
        <button type="submit" name="target" value="new-entry">
          Write a new answer
        </button>
        <button type="submit" name="target" value="new-gap">
          Write a new gap: the {knowledge.article.source.kind} does not say it
        </button>
      </div>
      <details open={(refused?.phrasing ?? '') !== ''}>
        <summary>Teach it in other words</summary>
        <div class="field">
          <label for={`phrasing-${key}`}>The question as people would ask it</label>
          <input
            id={`phrasing-${key}`}
            type="text"
            name="phrasing"
            dir="auto"
            value={refused?.phrasing ?? ''}
          />
          <p class="quiet">
            Left empty, the bot learns it as it was asked. Names that were masked have to be typed.
          </p>
        </div>
      </details>
      {children}
    </form>
  );
};
