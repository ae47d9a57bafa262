/**
 * How the bot behaves among people, all the way: from what somebody does on a platform to what stands there, and what is
 * kept, afterwards. One suite, run by each platform in a room of its own.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRoom, type Platform, type Room } from './room.ts';

const COSTS = '40,000';
const REASON = /working families asked for time at weekends/i;
const SUNDAYS = 'From May the library opens on Sundays';

const WAIT = { timeout: 15_000, interval: 5 } as const;

/** What colleagues say to each other after an answer. */
const AMONG_PEOPLE = [
  'is he back from holiday?',
  'who approved this?',
  'are you coming to lunch?',
  'why did they pay for that?',
];

export function describeManners(name: string, createPlatform: () => Promise<Platform>): void {
  describe(`among people on ${name}`, () => {
    let room: Room;
    beforeEach(async () => {
      room = await openRoom(await createPlatform());
    });
    afterEach(() => room.close());

    const manager = { by: 'ann', manages: true } as const;
    const PARKING = 'where can I park my car';
    const insights = async (elsewhere = false) =>
      (await room.command('insights', {}, { ...manager, elsewhere })).text;
    /** What is kept is written soon, and in order: once this is counted, all before it is. */
    const counted = (asked: number, elsewhere = false) =>
      expect.poll(() => insights(elsewhere), WAIT).toMatch(new RegExp(`Asked:\\W+${asked}\\b`));
    const listen = () => room.command('settings', { action: 'channel', mode: 'questions' }, manager);
    const texts = () => room.heard().map(({ text }) => text);

    describe('a thread', () => {
      it('in which the bot has answered is left to the people who talk on in it', async () => {
        const thread = await room.openThread('ann');
        await room.ask('who pays for it', { where: { thread } });
        for (const text of AMONG_PEOPLE) await room.say(text, { by: 'ben', where: { thread } });
        for (const text of AMONG_PEOPLE) await room.say(text, { where: { thread } });
        expect(texts()).toHaveLength(1);
      });

      it('goes on without a mention where its asker asks on, and nobody has spoken in between', async () => {
        const thread = await room.openThread('ann');
        await room.ask('who pays for it', { where: { thread } });
        const next = await room.ask('and why?', { mention: false, where: { thread } });
        expect(next.text).toMatch(REASON);
        await room.say('thanks', { where: { thread } });
        expect(texts()).toHaveLength(2);
      });
    });

    describe('what is not answered', () => {
      it('is not kept, also where the bot listens', async () => {
        await listen();
        for (const text of AMONG_PEOPLE) await room.say(text, { by: 'ben' });
        await room.ask(PARKING);
        await counted(1);
        expect(await insights()).not.toMatch(/holiday|approved|lunch/);
      });

      it('in one server or workspace tells the managers of another nothing', async () => {
        await room.ask('what is for lunch', { by: 'ben', elsewhere: true });
        await counted(1, true);
        expect(await insights(true)).toContain('what is for lunch');
        expect(await insights()).toContain('Nothing has been asked yet');
      });
    });

    it('a server or workspace that takes the bot out is forgotten: put in again, it begins anew', async () => {
      await listen();
      await room.ask('who pays for it');
      await counted(1);
      await room.takeOut();
      await room.putIn();
      await expect.poll(() => insights(), WAIT).toContain('Nothing has been asked yet');
      expect((await room.command('settings', { action: 'show' }, manager)).text).toContain('Mode: mentions');
    });

    it('everybody in a channel is told that the bot listens there from now on', async () => {
      await listen();
      const [own, ...others] = room.heard();
      expect(own).toMatchObject({ private: true, text: expect.stringContaining('Mode: questions') });
      expect(others).toMatchObject([
        { private: false, text: expect.stringContaining('From now on I also answer') },
      ]);
    });

    describe('context', () => {
      it('is what a reply points at, whoever replies, and whatever else they asked', async () => {
        const answer = await room.ask('who pays for it');
        await room.ask('when does it open on sundays', { by: 'ben' });
        const reply = await room.ask('and why?', { by: 'ben', to: answer });
        expect(reply.text).toMatch(REASON);
      });

      it('is still known after a restart, of a message and of a thread', async () => {
        const thread = await room.openThread('ann');
        await room.ask('who pays for it', { where: { thread } });
        const answer = await room.ask('who pays for it');
        await room.restart();
        expect((await room.ask('and why?', { by: 'ben', to: answer })).text).toMatch(REASON);
        expect((await room.ask('and why?', { where: { thread } })).text).toMatch(REASON);
      });

      it.each(['', 'answer this please'])(
        'may be somebody else’s message, whose author is quoted: %j',
        async (text) => {
          const question = await room.say('who pays for it', { by: 'ben' });
          const answer = await room.ask(text, { to: question });
          expect(answer.text).toContain(COSTS);
          expect(answer.text).toMatch(/^<@\w+> asked: “who pays for it”/);
          const thread = await room.openThread('ben');
          await room.say('when does it open on sundays', { by: 'ben', where: { thread } });
          const inThread = await room.ask(text, { where: { thread } });
          expect(inThread.text).toMatch(/asked: “when does it open on sundays”/);
          expect(inThread.text).toContain(SUNDAYS);
        },
      );
    });

    describe('little noise', () => {
      it('a related question takes the place of the answer for its asker, and is for others alone', async () => {
        const answer = await room.ask('who pays for it');
        const next = answer.buttons.find(({ id }) => id.startsWith('entry:'))!;
        await room.press(answer, next.id);
        expect(room.heard()).toMatchObject([
          { id: answer.id, private: false, text: expect.not.stringContaining(COSTS) },
        ]);
        const [standing] = room.heard();
        const another = standing!.buttons.find(({ id }) => id.startsWith('entry:'))!;
        await room.press(standing!, another.id, 'ben');
        expect(room.heard().map(({ private: hidden }) => hidden)).toEqual([false, true]);
      });

      it('a walk along related questions comes past no answer twice', async () => {
        const answer = await room.ask('who pays for it');
        const seen = [answer.text];
        for (;;) {
          const [standing] = room.heard();
          const next = standing!.buttons.find(({ id }) => id.startsWith('entry:'));
          if (next === undefined || seen.length > 6) break;
          await room.press(standing!, next.id);
          seen.push(room.heard()[0]!.text);
        }
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen.length).toBeGreaterThan(2);
        expect(room.heard()).toHaveLength(1);
      });

      it('a vote shows on its button, and says nothing else', async () => {
        const answer = await room.ask('who pays for it');
        await room.press(answer, 'vote:up:entry:costs', 'ben');
        expect(room.heard()[0]!.buttons.map(({ label }) => label)).toContain('✓ Helpful');
        expect(room.heard()).toHaveLength(1);
      });

      it('the asker may take an answer away, and nobody else', async () => {
        const answer = await room.ask('who pays for it');
        await room.press(answer, 'remove', 'ben');
        expect(room.heard()).toMatchObject([{ id: answer.id }, { private: true }]);
        await room.press(answer, 'remove');
        expect(room.heard()).toMatchObject([{ private: true }]);
      });

      it('thanks get a sign', async () => {
        await room.ask('who pays for it');
        await room.say('thank you', { mention: true });
        expect(room.signs()).toBe(1);
        expect(room.heard()).toHaveLength(1);
      });
    });

    describe('the limits', () => {
      it('tell each person once, kindly and alone; help goes on, and so do others', async () => {
        await room.close();
        room = await openRoom(await createPlatform(), 3);
        await room.ask('who pays for it');
        await room.ask('when does it open on sundays');
        await room.ask('how late is it open on thursdays');
        const notice = await room.ask('and why?');
        expect(notice).toMatchObject({
          private: true,
          text: expect.stringContaining('a lot of questions at once'),
        });
        await room.say('who is against it', { mention: true });
        expect(texts()).toHaveLength(4);
        expect((await room.command('help')).text).toContain('How to ask');
        expect((await room.ask('help')).text).toContain('How to ask');
        expect((await room.ask('who pays for it', { by: 'ben' })).text).toContain(COSTS);
      });
    });

    describe('an edit', () => {
      it('that names the bot only now is answered', async () => {
        const said = await room.say('who pays for it');
        expect(texts()).toEqual([]);
        await room.edit(said, 'who pays for it', true);
        expect(texts()).toEqual([expect.stringContaining(COSTS)]);
      });

      it.each([
        ['names it no longer', false],
        ['leaves no question', true],
      ])('that %s takes the answer away', async (_, mention) => {
        const said = await room.say('who pays for it', { mention: true });
        expect(texts()).toHaveLength(1);
        await room.edit(said, 'never mind', mention);
        expect(texts()).toEqual([]);
      });

      it('into what the bot cannot answer is not overwritten by a later correction, also after a restart', async () => {
        const said = await room.say('who pays for it', { mention: true });
        const other = await room.ask('who pays for it', { by: 'ben' });
        await room.edit(said, PARKING, true);
        await room.restart();
        await room.correct('costs', 'It is free now.');
        const [refusal, corrected] = room.heard();
        expect(refusal!.text).toContain('nothing about parking');
        expect(corrected).toMatchObject({ id: other.id, text: expect.stringContaining('It is free now.') });
      });

      it('a question that is deleted takes its answer along', async () => {
        const said = await room.say('who pays for it', { mention: true });
        await room.remove(said);
        expect(texts()).toEqual([]);
      });
    });

    it.each([
      ['stop', 'Whoever manages this server or workspace decides where I answer'],
      ['pause', 'Whoever manages this server or workspace decides where I answer'],
      ['privacy', 'What I keep'],
      ['help', 'How to ask'],
      ['I want to talk to a human', 'the front desk'],
    ])('“%s” works in a direct message', async (text, words) => {
      const reply = await room.ask(text, { where: 'direct', mention: false });
      expect(reply.text).toContain(words);
      expect(reply.buttons.filter(({ id }) => id.startsWith('share:'))).toEqual([]);
    });

    it('help names what this person can use, by the names that it has there', async () => {
      const forAll = (await room.command('help', {}, { by: 'ben' })).text;
      expect(forAll).not.toMatch(/settings|insights/);
      const ownName = room.traits.commandName?.('help') ?? '/help';
      expect(forAll.replace(/<(\/[a-z ]+):\d+>/g, '$1')).toContain(ownName);
      expect((await room.command('help', {}, manager)).text).toMatch(/settings channel[\s\S]*insights/);
    });

    it('names in a question are not kept, whatever their case', async () => {
      await room.ask('what is for lunch with zebedee marlowe and Quillon Ashgrove');
      await counted(1);
      expect(await insights()).toContain('what is for lunch with');
      expect(await insights()).not.toMatch(/zebedee|marlowe|quillon|ashgrove/i);
    });
  });
}
