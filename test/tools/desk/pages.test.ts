/** The desk in a real browser: each page's main job, by keyboard, for everybody, and for two at once. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { barriers, browserPath, openBrowser, openDesk, type TestDesk, UNKNOWN } from './desk.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

if (browserPath === null)
  console.warn(
    'No Chromium is installed: the pages of the desk are not tested. Install it (apt-get install chromium).',
  );

/** A page over which nobody has to wait longer than a busy machine needs. */
async function newPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  return page;
}

describe.skipIf(browserPath === null)('the desk', () => {
  let browser: Browser;
  let context: BrowserContext;
  let desk: TestDesk;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser(browserPath!);
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    desk = await openDesk();
    context = await browser.newContext();
    page = await newPage(context);
    await page.goto(desk.address);
  });
  afterEach(async () => {
    await context.close();
    await desk.close();
  });

  it('is let in by its address alone, and tells no other port of this machine how', async () => {
    const got: IncomingHttpHeaders[] = [];
    const other = createServer((request, response) => {
      got.push(request.headers);
      response.end('something else');
    });
    await once(other.listen(0, '127.0.0.1'), 'listening');
    try {
      await page.goto(`${new URL(desk.address).origin}/story`);
      expect(await page.title()).toContain('Story');
      const address = other.address();
      if (typeof address !== 'object' || address === null) throw new Error('It does not listen.');
      await page.goto(`http://127.0.0.1:${address.port}/`);
      expect(got.length).toBeGreaterThan(0);
      for (const { cookie, authorization, referer } of got) {
        expect([cookie, authorization]).toEqual([undefined, undefined]);
        // Its own page may name itself when it asks for its icon.
        expect(referer ?? '').not.toContain(new URL(desk.address).host);
      }
    } finally {
      other.close();
    }
  });

  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const said = (platform: string, text: string) =>
    page
      .getByRole('region', { name: `On ${platform}` })
      .locator('.content')
      .getByText(text)
      .first()
      .waitFor();
  const focused = () => page.evaluate<string>('document.activeElement.textContent.trim()');
  /** Goes on by Tab until something with these words has the focus. */
  async function tabTo(words: string): Promise<void> {
    for (let n = 0; n < 200; n++) {
      await press('Tab');
      if ((await focused()) === words) return;
    }
    throw new Error(`Nobody gets to “${words}” by keyboard.`);
  }

  describe('Try', () => {
    it('shows a reply on both platforms and why, and goes on with its buttons, all by keyboard', async () => {
      await page.keyboard.type('when on sundays');
      await press('Enter');
      const answer = 'From May the library opens on Sundays from ten to four, the town council confirms.';
      await said('Discord', answer);
      await said('Slack', answer);
      const why = page.locator('.why').first();
      expect(await why.textContent()).toContain('When does the library open on Sundays? ← this was said');
      expect(await why.textContent()).toMatch(/So it answers, \d+ % sure/);
      await tabTo('How late is the library open on Thursdays?');
      await press('Enter');
      await page.getByRole('heading', { name: 'Pressed How late is the library' }).waitFor();
      expect(await page.locator('.turn').count()).toBe(2);
      expect(await page.locator('.turn').last().textContent()).toContain('Pressed How late');
    });

    it('reads what follows in the light of what was said, and keeps quiet where it should', async () => {
      await page.goto(desk.at('/try?turn=say:when+on+sundays&say=says+who'));
      expect(await page.locator('.turn').last().textContent()).toContain('town council');
      await page.goto(desk.at('/try?mode=overheard&say=what+a+nice+day'));
      expect(await page.locator('.silence').count()).toBe(2);
    });

    it('shows notifications and plain text instead, as is chosen', async () => {
      await page.goto(desk.at('/try?say=when+on+sundays'));
      expect(await page.locator('.as-notification').first().isVisible()).toBe(false);
      await page.getByLabel('Notification').check();
      expect(await page.locator('.as-notification').allTextContents()).toHaveLength(2);
      expect(await page.locator('.as-message').first().isVisible()).toBe(false);
      await page.getByLabel('Plain text').check();
      expect(await page.locator('.slack .as-plain').textContent()).toContain('From May the library opens');
    });

    it('takes a question whose reply is wrong to where it belongs, or into the queue', async () => {
      await page.goto(desk.at(`/try?${new URLSearchParams({ say: UNKNOWN })}`));
      await tabTo('Not the right reply?');
      await press('Enter');
      const title = page.getByLabel('This question belongs to');
      await title.fill('The colour of the door');
      await press('Enter');
      await page.getByText('No answer and no gap is called “The colour of the door”.').waitFor();
      expect(await title.inputValue()).toBe('The colour of the door');
      expect(await title.getAttribute('aria-invalid')).toBe('true');
      // The browser moves the focus a little after the page has come.
      await expect
        .poll(() => page.evaluate('document.activeElement?.getAttribute("aria-invalid")'), {
          timeout: 10_000,
        })
        .toBe('true');
      expect(await barriers(page)).toEqual([]);
      await title.fill('the library’s TELEPHONE number');
      await press('Enter');
      await page.getByText('as meant, no others').waitFor();
      const row = page.getByRole('row', { name: UNKNOWN }).first();
      expect(await row.textContent()).toContain("refuses: “The library's telephone number”");
      await page.goto(desk.at(`/try?${new URLSearchParams({ say: 'who paints the door' })}`));
      await page.getByText('Not the right reply?').click();
      await page.getByRole('button', { name: 'Put it into the queue' }).click();
      await page.getByText('It is in the queue.').waitFor();
      await page.getByRole('heading', { name: 'who paints the door' }).waitFor();
      expect(await page.getByRole('article').count()).toBe(2);
    });

    it('takes a setting over when it is chosen, and shows which buttons need a platform', async () => {
      await page.goto(desk.at('/try?say=when+on+sundays'));
      const dead = page.locator('.discord').getByRole('button', { name: 'Helpful', exact: true });
      expect(await dead.isDisabled()).toBe(true);
      await page.getByLabel('Reader’s language').selectOption('ar');
      await page.waitForURL(/locale=ar/);
      await page.locator('.discord .content').getByText('مفيد').first().waitFor();
    });

    it('shows a hostile question as the words that it is', async () => {
      const hostile = `"'><img src=x onerror="window.hit=1"><script>window.hit=1</script> <@everyone> [a](javascript:hit)`;
      await page.getByLabel('Ask the bot something').fill(hostile);
      await press('Enter');
      await page.getByRole('heading', { name: hostile }).waitFor();
      expect(await page.evaluate('window.hit')).toBeUndefined();
      expect(await page.locator('img, main script').count()).toBe(0);
      await page.goto(desk.at(`/story?${new URLSearchParams({ q: hostile })}`));
      expect(await page.locator('img, main script').count()).toBe(0);
    });
  });

  describe('Story', () => {
    it('leads from words to an answer, checks it while it is written, shows the difference and saves it in place', async () => {
      desk.story.replace(
        'faq/hours.yaml',
        'answer: "On Thursdays',
        '# Said at the door.\n    answer: "On Thursdays',
      );
      await page.goto(desk.at('/story'));
      await page.getByLabel('Find by words').fill('thursday evening');
      await press('Enter');
      await page.getByRole('region', { name: 'Found' }).waitFor();
      await tabTo('How late is the library open on Thursdays?');
      await press('Enter');
      const answer = page.getByLabel('Answer at most');
      await answer.fill(
        'On Thursdays the library stays open until eleven in the evening, the town council proves.',
      );
      await page.getByText('stronger than its facts').waitFor();
      const better =
        'The town council confirms that the library stays open until nine in the evening on Thursdays.';
      await answer.fill(better);
      await page.getByText('Length, form, numbers, names, firmness and source hold').waitFor();
      await tabTo('See the difference');
      await press('Enter');
      await page.getByRole('region', { name: 'What changes' }).waitFor();
      await page.getByText('The same in the file').click();
      expect(await page.locator('.diff ins').allTextContents()).toEqual([`+     answer: "${better}"`]);
      await page.getByText('The whole check passes').waitFor();
      await page.getByText('2 as meant, no others').waitFor();
      const before = desk.story.read('faq/hours.yaml');
      await page.getByRole('link', { name: 'Try it' }).click();
      await said('Discord', better);
      expect(desk.story.read('faq/hours.yaml')).toBe(before);
      await tabTo('Back to the change, to save it');
      await press('Enter');
      await page.getByText('The whole check passes').waitFor();
      await tabTo('Save');
      await press('Enter');
      await page.getByText('A running bot takes it over by itself.').waitFor();
      const old = 'On Thursdays the library stays open until nine in the evening, the town council confirms.';
      expect(desk.story.read('faq/hours.yaml')).toBe(before.replace(old, better));
      await page.getByRole('link', { name: 'Ask the bot now' }).click();
      await said('Slack', better);
      await page.goBack();
      await page.getByRole('link', { name: 'Undo it' }).click();
      await page.getByText('The whole check passes').waitFor();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('A running bot takes it over').waitFor();
      expect(desk.story.read('faq/hours.yaml')).toBe(before);
    });

    it('shows an answer as it will be posted while it is typed, and takes up facts by what they state', async () => {
      await page.goto(desk.at('/story/entry/thursday-hours'));
      const better =
        'The town council confirms that the library stays open until nine in the evening on Thursdays.';
      await page.getByLabel('Answer at most').fill(better);
      await said('Discord', better);
      await said('Slack', better);
      await page.getByText('tick “Correct what was posted”').waitFor();
      const more = page.getByLabel('Add a fact');
      await more.fill(String(loadKnowledge(desk.story.dir).knowledge!.facts.get('sunday')!.statement));
      await page.getByRole('group', { name: 'Facts that it states' }).getByRole('checkbox').nth(1).waitFor();
      await page.getByLabel('Correct what was posted').check();
      await page.getByRole('button', { name: 'See the difference' }).click();
      const changes = page.getByRole('region', { name: 'What changes' });
      expect(await changes.locator('li ins').allTextContents()).toEqual(['sunday']);
      expect(await changes.textContent()).toContain('Correct what was posted');
      await page.goto(desk.at('/story/entry/thursday-hours'));
      await page.getByRole('link', { name: 'Open the change' }).waitFor();
    });

    it('saves nothing that the whole check refuses', async () => {
      const before = desk.story.read('faq/hours.yaml');
      await page.goto(desk.at('/story/entry/thursday-hours'));
      await page.getByLabel('Short form at most').fill('On Mondays it closes at 17, Mrs Miller confirms.');
      await page.getByRole('button', { name: 'See the difference' }).click();
      await page.getByText('number 17').waitFor();
      const save = page.getByRole('button', { name: 'Save' });
      expect(await save.isDisabled()).toBe(true);
      // As a page without its script sends it.
      await page.evaluate(`document.querySelector('form[action$="/save"]').submit()`);
      await page.getByText('the check finds something to mend').waitFor();
      await page.getByText('number 17').waitFor();
      expect(desk.story.read('faq/hours.yaml')).toBe(before);
    });

    it('loses nothing when two editors save at once', async () => {
      const other = await newPage(context);
      const open = async (editor: Page, field: string, text: string) => {
        await editor.goto(desk.at('/story/entry/thursday-hours'));
        await editor.getByLabel(field).fill(text);
        await editor.getByRole('button', { name: 'See the difference' }).click();
        await editor.getByText('The whole check passes').waitFor();
      };
      const first =
        'The town council confirms that the library stays open until nine in the evening on Thursdays.';
      const second = 'The library stays open until nine on Thursdays, the council confirms.';
      await open(page, 'Answer at most', first);
      await open(other, 'Short form at most', second);
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('A running bot takes it over').waitFor();
      await other.getByRole('button', { name: 'Save' }).click();
      await other.getByText('somebody else has saved this file since you looked').waitFor();
      await other.getByRole('button', { name: 'Save' }).click();
      await other.getByText('A running bot takes it over').waitFor();
      const { knowledge } = loadKnowledge(desk.story.dir);
      expect(knowledge!.entries.get('thursday-hours')).toMatchObject({ answer: first, short: second });
    });

    it('shows each what the other did to the same field', async () => {
      await page.goto(desk.at('/story/gap/parking'));
      await page.getByLabel('Reply at most').fill('The notice does not say a word about parking.');
      const theirs = 'The notice says nothing about where to park.';
      desk.story.replace('gaps.yaml', 'The notice says nothing about parking.', theirs);
      await page.getByRole('button', { name: 'See the difference' }).click();
      await page.getByRole('heading', { name: 'Somebody else has changed this too' }).waitFor();
      expect(await page.getByRole('row', { name: 'Reply' }).textContent()).toContain(theirs);
      await page.getByRole('button', { name: 'Save mine over theirs' }).waitFor();
    });
  });

  describe('Review', () => {
    it('takes a question from the queue to a gap, and shows first what that changes', async () => {
      await page.goto(desk.at('/review'));
      await page.getByRole('heading', { name: UNKNOWN.toLowerCase() }).waitFor();
      await page.getByLabel('This question belongs to').fill('The library’s telephone');
      await press('Enter');
      await page.getByText('1 as meant, no others').waitFor();
      const row = page.getByRole('row', { name: UNKNOWN.toLowerCase() });
      expect(await row.textContent()).toContain("refuses: “The library's telephone number”");
      await row.getByRole('link').first().click();
      await page.getByText('This is the story as saved, without your change.').waitFor();
      await page.getByRole('link', { name: 'Back to the change' }).click();
      await page.getByRole('button', { name: 'Choose another entry' }).click();
      await page.getByRole('heading', { name: UNKNOWN.toLowerCase() }).waitFor();
      await page.getByLabel('This question belongs to').fill('The library’s telephone');
      await press('Enter');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Nothing waits').waitFor();
      await page.getByText('Saved: “The library').waitFor();
      await page.getByRole('link', { name: 'Undo it' }).waitFor();
      expect(loadKnowledge(desk.story.dir).knowledge!.gaps.get('phone')!.phrasings).toContain(
        UNKNOWN.toLowerCase(),
      );
    });

    it('drafts a gap that is saved as a draft, and stays off until somebody has worded it', async () => {
      const before = desk.story.read('gaps.yaml');
      await page.goto(desk.at('/review'));
      await tabTo('Write a new gap: the article does not say it');
      await press('Enter');
      await page.getByText('A gap, a draft, which the bot leaves out').waitFor();
      await page.getByRole('button', { name: 'See the difference' }).click();
      await page.getByText('It is a draft: it can be saved').waitFor();
      await page.getByRole('button', { name: 'Save' }).waitFor();
      await page.getByRole('link', { name: 'Go on editing' }).click();
      await page.getByLabel('Draft').uncheck();
      await page.getByRole('button', { name: 'See the difference' }).click();
      await page.getByText('still the draft’s own wording').waitFor();
      expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0);
      expect(desk.story.read('gaps.yaml')).toBe(before);
      await page.getByRole('link', { name: 'Go on editing' }).click();
      await page.getByLabel('Draft').check();
      await page.getByRole('button', { name: 'See the difference' }).click();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Nothing waits').waitFor();
      expect(loadKnowledge(desk.story.dir).drafts).toHaveLength(1);
      await page.goto(desk.at('/story'));
      await page.getByRole('region', { name: 'Drafts' }).getByRole('link').click();
      await page.getByLabel('Draft').uncheck();
      const reply = 'The notice does not name the mayor of the town.';
      await page.getByLabel('Reply at most').fill(reply);
      await page.getByRole('button', { name: 'See the difference' }).click();
      await page.getByText('it can be saved. Better mended all the same').waitFor();
      await page.getByText('knows one way to ask it').waitFor();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('A running bot takes it over').waitFor();
      expect(desk.story.read('gaps.yaml')).toContain(reply);
      await page.goto(desk.at(`/try?${new URLSearchParams({ say: UNKNOWN })}`));
      await said('Discord', reply);
    });

    it('forgets what is to be ignored', async () => {
      await page.goto(desk.at('/review'));
      await tabTo('Ignore it');
      await press('Enter');
      await tabTo('Ignore for good');
      await press('Enter');
      await page.getByText('It will not be shown again.').waitFor();
      await page.getByText('Nothing waits').waitFor();
    });
  });

  it('Coverage measures the story, and Numbers counts what was asked', async () => {
    await page.goto(desk.at('/coverage'));
    const sunday = page.getByRole('row', { name: 'When does the library open on Sundays?' });
    await sunday.first().waitFor();
    expect(await sunday.first().textContent()).toMatch(/10\d+ %/);
    expect(await barriers(page)).toEqual([]);
    await page.goto(desk.at('/numbers'));
    expect(await page.locator('.figures').textContent()).toMatch(/Asked4Answered1Offered2Not answered1/);
    expect(await page.getByRole('row', { name: 'slack' }).textContent()).toMatch(/slack4121/);
    expect(await barriers(page)).toEqual([]);
  });

  it('fits a phone: no page runs out of it sideways, and lines run as their language does', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto(desk.at('/story/entry/thursday-hours'));
    await page
      .getByLabel('Short form at most')
      .fill('On Thursdays the library stays open until nine, the council says.');
    const check = page.getByRole('region', { name: 'Check' });
    expect((await check.boundingBox())!.y).toBeLessThan(800);
    await page.getByRole('button', { name: 'See the difference' }).click();
    for (const path of ['/try', '/try?say=when+on+sundays', '/story?q=library', '/review', '/numbers']) {
      await page.goto(desk.at(path));
      expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBe(390);
    }
    const arabic = 'ما هذا';
    await page.goto(desk.at(`/try?${new URLSearchParams({ say: arabic, locale: 'ar' })}`));
    await page.locator('.discord .line').first().waitFor();
    const direction = `getComputedStyle(document.querySelector('.discord .line')).direction`;
    expect(await page.evaluate(direction)).toBe('rtl');
  });

  it.each(['light', 'dark'] as const)('has no serious barrier on any page, %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    const paths = [
      '/try',
      '/try?say=when+on+sundays',
      '/try?view=notification&say=hi',
      '/story',
      '/story?q=sunday',
    ];
    for (const path of [
      ...paths,
      '/story/entry/overview',
      '/story/fact/noise',
      '/review',
      '/numbers',
      '/gone',
    ]) {
      await page.goto(desk.at(path));
      expect(await barriers(page), path).toEqual([]);
    }
    await page.goto(desk.at('/story/fact/cost'));
    await page.getByLabel('Attribution').fill('the treasurer of the town');
    await page.getByRole('button', { name: 'See the difference' }).click();
    await page.locator('.found').waitFor();
    expect(await barriers(page)).toEqual([]);
  });
});
