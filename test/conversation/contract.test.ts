/** A platform that nobody has heard of needs an adapter of a hundred lines, and keeps the contract. */
import { type AdapterHarness, describeAdapterContract, type Heard } from '../contract/adapter.ts';
import { createMemoryPlatform, type Post, textOf } from '../doubles/memory-platform.ts';

async function createHarness(): Promise<AdapterHarness> {
  const platform = createMemoryPlatform();
  const heardOf = (post: Post): Heard => ({
    text: textOf(post),
    private: post.onlyFor !== null,
    pings: false,
    buttons: post.reply.actions.map(({ id }) => id),
    channel: post.channel,
    message: post.message,
  });
  /** Does not wait for the reply, as no platform does. Bots are not handed in. */
  const soon = async (by: string | undefined, work: () => Promise<unknown>) => {
    if (by !== 'robot') void work();
  };
  return {
    adapter: platform.adapter,
    person: (speaker) => speaker,
    mention: (text, { by, twice = false } = {}) =>
      soon(by, async () => {
        const options = { mention: true, ...(by === undefined ? {} : { by }) };
        const message = await platform.say(text, options);
        if (twice) await platform.say(text, { ...options, message });
      }),
    directMessage: (text, { by = 'ann' } = {}) => soon(by, () => platform.say(text, { by, direct: true })),
    remark: (text, { by = 'ann' } = {}) => soon(by, () => platform.say(text, { by })),
    command: (name, options, { by = 'ann' } = {}) => soon(by, () => platform.command(name, options, by)),
    press: ({ message }, id, { by = 'ann' } = {}) =>
      soon(by, () => platform.press(platform.posts.find((post) => post.message === message)!, id, by)),
    heard: () => platform.standing().map(heardOf),
    close: () => platform.adapter.stop(),
  };
}

describeAdapterContract('memory', createHarness);
