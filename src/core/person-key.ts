/** Names a person by one text, wherever something is counted by person. */
import type { MessageContext } from './invocation.ts';
import type { PlatformTraits } from './platform-traits.ts';

/** Where somebody is, and who they are there. */
export type Somebody = Pick<MessageContext, 'workspace' | 'person'>;

/**
 * The same for the same person alone: where ids are a workspace's own, two people of two workspaces may have one id.
 *
 * @returns What is unique on a platform.
 */
export const personKey = (
  { workspace, person }: Somebody,
  { personIds }: Pick<PlatformTraits, 'personIds'>,
): string => JSON.stringify([personIds === 'everywhere' ? null : workspace, person]);
