/** What is asked on the page "Try", and what it shows. */
import { Hono } from 'hono';
import type { Engine } from '../../../src/engine/engine.ts';
import { spokenLanguages } from '../../../src/messages/languages.ts';
import type { Changes } from '../changes/changes.ts';
import type { OpenedLanguages, StoryLanguages } from '../languages.ts';
import { type Notice, warning } from '../layout.tsx';
import type { Queue } from '../review/queue.ts';
import { titleOf } from '../story/titles.ts';
import type { Workspace } from '../workspace.ts';
import { PICTURED, PicturePage } from './picture-page.tsx';
import { scriptOf } from './previews.tsx';
import { MODES, type Turn, tell } from './talk.ts';
import { VIEWS } from './try-form.tsx';
import { TryPage } from './try-page.tsx';

/** A conversation is told anew from its beginning each time, and stands in the address. */
const MOST_TURNS = 12;
const LONGEST = 2_000;

export interface TryParts {
  readonly workspace: Workspace;
  readonly changes: Changes;
  readonly queue: Queue;
  readonly languages: StoryLanguages;
}

function readTurn(text: string): Turn[] {
  const [, did, what = ''] = /^(say|press):(.*)$/s.exec(text) ?? [];
  return did === 'say' || did === 'press' ? [{ did, what: what.slice(0, LONGEST) }] : [];
}

const oneOf = <T extends string>(all: readonly T[], given: string | undefined, usual: T): T =>
  all.find((one) => one === given) ?? usual;

/** The bot to talk to, in its languages, and what is to be said of it. */
interface Speaker extends Pick<OpenedLanguages, 'languages'> {
  readonly engine: Engine;
  readonly notices: readonly Notice[];
}

export function createTryRoutes({ workspace, changes, queue, languages }: TryParts): Hono {
  async function saved(): Promise<Speaker> {
    const engine = workspace.engine();
    const { languages: told, said } = await languages.open(engine);
    const notices = [workspace.behind(), said].flatMap((one) => (one === null ? [] : [warning(one)]));
    return { engine, languages: told, notices };
  }

  /** The bot to talk to: as saved, or with a change that is under way. */
  async function speakerFor(id: string | null): Promise<Speaker> {
    if (id === null) return saved();
    const instead = async (why: string): Promise<Speaker> => {
      const now = await saved();
      return { ...now, notices: [warning(why), ...now.notices] };
    };
    const change = changes.get(id);
    if (change === undefined)
      return instead('That change is no longer under way: this is the story as saved.');
    const { engine, faults } = await changes.check(changes.look(change));
    if (engine === null)
      return instead('With that change the story cannot be read; this is the story as saved.');
    const found = faults.length === 0 ? '' : ` Its check finds ${faults.length} to mend.`;
    const back = [{ to: `/changes/${change.id}`, text: 'Back to the change, to save it' }];
    const text = `This is the story with your unsaved change, in its own language.${found}`;
    return { engine, languages: null, notices: [warning(text, back)] };
  }

  /** Where somebody looks at what is saved to compare it with their change, both ways on from there. */
  function comparedWith(id: string | null, turns: readonly Turn[]): Notice[] {
    const change = id === null ? undefined : changes.get(id);
    if (change === undefined) return [];
    const same = new URLSearchParams({ change: change.id });
    for (const { did, what } of turns) same.append('turn', `${did}:${what}`);
    return [
      warning('This is the story as saved, without your change.', [
        { to: `/try?${same}`, text: 'The same with your change' },
        { to: `/changes/${change.id}`, text: 'Back to the change, to save it' },
      ]),
    ];
  }

  const app = new Hono();

  app.get('/picture/:platform', async (c) => {
    const platform = PICTURED.find((one) => one === c.req.param('platform'));
    if (platform === undefined) return c.notFound();
    const turns = (c.req.queries('turn') ?? []).flatMap(readTurn).slice(-MOST_TURNS);
    const { engine, languages: others } = await saved();
    const told = await tell(engine, turns, { mode: 'mentioned', locale: 'en', languages: others });
    const script = scriptOf(engine.knowledge.language.code);
    return c.html(<PicturePage platform={platform} told={told} script={script} />);
  });

  app.get('/', async (c) => {
    const turns = (c.req.queries('turn') ?? []).flatMap(readTurn);
    const [say, press] = [c.req.query('say')?.trim() ?? '', c.req.query('press') ?? ''];
    if (press !== '') turns.push({ did: 'press', what: press.slice(0, LONGEST) });
    else if (say !== '') turns.push({ did: 'say', what: say.slice(0, LONGEST) });
    const kept = turns.slice(-MOST_TURNS);
    const settings = {
      mode: oneOf(MODES, c.req.query('mode'), 'mentioned'),
      view: oneOf(VIEWS, c.req.query('view'), 'desktop'),
      locale: oneOf(spokenLanguages(), c.req.query('locale'), 'en'),
      change: c.req.query('change') || null,
      beside: c.req.query('beside') || null,
    };
    const { engine, languages: others, notices } = await speakerFor(settings.change);
    const compared = settings.change === null ? comparedWith(settings.beside, kept) : [];
    return c.html(
      <TryPage
        settings={settings}
        turns={kept}
        told={await tell(engine, kept, { ...settings, languages: others })}
        locales={spokenLanguages()}
        changes={changes.all().map((change) => ({ id: change.id, title: titleOf(change) }))}
        script={scriptOf(engine.knowledge.language.code)}
        knowledge={engine.knowledge}
        groupFor={queue.groupFor}
        notices={[...compared, ...notices]}
      />,
    );
  });
  return app;
}
