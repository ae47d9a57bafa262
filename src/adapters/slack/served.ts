/** Which workspaces the operator wants to serve. */

/** Whether a workspace or its organisation is served; either may be unknown. */
export type IsServed = (...ids: readonly (string | null | undefined)[]) => boolean;

/** @param allowed Ids of workspaces and organisations (`SLACK_ALLOWED_TEAMS`); null for all. */
export const servedBy =
  (allowed: readonly string[] | null): IsServed =>
  (...ids) =>
    allowed === null || ids.some((id) => id && allowed.includes(id));
