/** What one person may do that asks nothing: counted by person, of whatever workspace they are. */
import { expect, it } from 'vitest';
import { createAllowance } from '../../src/conversation/allowance.ts';
import { openConversation } from './open.ts';

const HERE = { workspace: 'T0HERE', person: 'U0ANN' };
const NAMESAKE = { workspace: 'T0THERE', person: 'U0ANN' };

it.each(['press', 'look'] as const)('to %s is nobody’s business in another workspace', (what) => {
  const allowance = createAllowance(() => 0, 'workspace');
  for (let n = 0; n < 200; n++) allowance[what](HERE);
  expect(allowance[what](HERE)).toBe(false);
  expect(allowance[what](NAMESAKE)).toBe(true);
});

it('is one for a person who has one id everywhere', () => {
  const allowance = createAllowance(() => 0, 'everywhere');
  for (let n = 0; n < 200; n++) allowance.press(HERE);
  expect(allowance.press(NAMESAKE)).toBe(false);
});

it('is a workspace’s own where no platform says otherwise', async () => {
  const { inbox } = await openConversation();
  for (let n = 0; n < 200; n++) inbox.mayLook(HERE);
  expect(inbox.mayLook(HERE)).toBe(false);
  expect(inbox.mayLook(NAMESAKE)).toBe(true);
});
