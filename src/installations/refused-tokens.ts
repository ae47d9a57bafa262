/** Which tokens a platform refuses: the log says so once for each, and once more when it is accepted again. */
import type { Logger } from 'pino';
import type { Faults } from '../network/faults.ts';

interface RefusedTokensDeps {
  readonly log: Logger;
  readonly note: Faults['note'];
  /** What the owner of a refused token may do, in a sentence. */
  readonly remedyFor: (owner: string) => string;
  /** The workspace has ended its relation with the app: the token will never work again. */
  readonly isRevocation: (code: string | undefined) => boolean;
  /** Told once of a token that is revoked. */
  readonly onRevoked: (owner: string) => void;
}

export interface RefusedTokens {
  /** A call told whether a token is accepted: null when it is, else the platform's word for the refusal. */
  told(owner: string, code: string | null): void;
  /** Why the token is refused; null while it is not. */
  of(owner: string): string | null;
  /** There is no such token any more. */
  forget(owner: string): void;
}

export function createRefusedTokens(deps: RefusedTokensDeps): RefusedTokens {
  const { log, note, remedyFor, isRevocation, onRevoked } = deps;
  const refused = new Map<string, string>();
  return {
    told(workspace, code) {
      if (code === null) {
        if (refused.delete(workspace))
          note(log, 'info', 'token_accepted', 'A token is accepted again', { workspace });
        return;
      }
      if (refused.has(workspace)) return;
      refused.set(workspace, code);
      const sentence = isRevocation(code)
        ? 'The token of a workspace was revoked, or the app was removed there. Install the app again to go on.'
        : `The token of a workspace is refused. ${remedyFor(workspace)}`;
      note(log, 'error', 'token_refused', sentence, { workspace, code });
      if (isRevocation(code)) onRevoked(workspace);
    },
    of: (workspace) => refused.get(workspace) ?? null,
    forget: (workspace) => void refused.delete(workspace),
  };
}
