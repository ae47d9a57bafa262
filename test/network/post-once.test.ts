/** A message that is posted once, also where calls break off. */
import { describe, expect, it } from 'vitest';
import { postOnce, UnclearError } from '../../src/network/post-once.ts';

/** A platform on which sending ends like this, one time after the other; `stands`: carried out all the same. */
function platform(...endings: { readonly error: string; readonly stands?: boolean }[]) {
  const standing: string[] = [];
  let isAway = false;
  const call = async <T>(task: (client: string[]) => Promise<T>): Promise<T> => {
    for (let attempt = 1; ; attempt++)
      try {
        return await task(standing);
      } catch (error) {
        if (attempt === 3) throw error;
      }
  };
  const lookUp = async <T>(task: (client: string[]) => Promise<T>) => (isAway ? null : task(standing));
  const posted = postOnce(
    { call, lookUp },
    {
      async send(client) {
        const { error, stands = error === '' } = endings.shift() ?? { error: '' };
        if (stands) client.push('the message');
        isAway = error === 'away';
        if (error !== '') throw new Error(error);
        return 'the message';
      },
      find: async ([found]) => found,
      mayStand: (error) => error instanceof Error && error.message !== 'refused',
    },
  );
  return { posted, standing };
}

describe('a message', () => {
  it('whose sending broke off is not sent again where it stands', async () => {
    const { posted, standing } = platform({ error: 'broken', stands: true });
    expect(await posted).toBe('the message');
    expect(standing).toHaveLength(1);
  });

  it('whose sending broke off is sent again where it does not stand', async () => {
    const { posted, standing } = platform({ error: 'broken' });
    expect(await posted).toBe('the message');
    expect(standing).toHaveLength(1);
  });

  it('is found at the end, or nobody can tell', async () => {
    const broken = { error: 'broken' };
    expect(await platform(broken, broken, { error: 'broken', stands: true }).posted).toBe('the message');
    await expect(platform(broken, broken, { error: 'away' }).posted).rejects.toBeInstanceOf(UnclearError);
  });

  it('that is refused ends with the refusal', async () => {
    const refused = { error: 'refused' };
    await expect(platform(refused, refused, refused).posted).rejects.toThrow('refused');
  });
});
