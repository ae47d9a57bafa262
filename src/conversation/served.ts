/** Which servers and workspaces the operator wants to serve. */

/** Whether a place is served, by any of its ids (a workspace, its organisation), some of which may be unknown. */
export type IsServed = (...ids: readonly (string | null | undefined)[]) => boolean;

/** @param allowed What is served alone; null for all. */
export const servedBy =
  (allowed: readonly string[] | null): IsServed =>
  (...ids) =>
    allowed === null || ids.some((id) => id && allowed.includes(id));
