/** Tells a platform's requests from all others by a signature of their body and of the moment when they were sent. */
import type { IncomingMessage } from 'node:http';
import type { Examination } from './request-intake.ts';

export interface SignedRequestsOptions {
  readonly headers: {
    readonly signature: string;
    /** In seconds since 1970. */
    readonly moment: string;
  };
  /** What every signature looks like. */
  readonly form: RegExp;
  isSignedBy(body: string, signature: string, moment: number): boolean;
  /** The longest body that is read, in bytes. */
  readonly largest: number;
  /** What the platform sends without a signature: of which type, up to how many bytes, and what is harmless of it. */
  readonly unsigned: {
    readonly type: string;
    readonly largest: number;
    isHarmless(body: string): boolean;
  };
  /** Told of each request that was signed just now with another secret: no stranger takes the trouble. */
  readonly onBadSignature: () => void;
  /** What the platform's library makes of a body. @throws if it can make nothing of it. */
  parse(request: IncomingMessage, rawBody: Buffer): unknown;
}

/** A request that is older, or from the future, may have been recorded. */
const MAX_AGE_S = 300;

/** Looks at requests as an intake wants it, see `IntakeOptions.examine`. All that a platform posts holds an object. */
export function examineBySignature(options: SignedRequestsOptions) {
  const { headers: named, form, isSignedBy, largest, unsigned, onBadSignature, parse } = options;

  function signatureOf({ headers }: IncomingMessage) {
    const [signature, moment] = [headers[named.signature], Number(headers[named.moment] ?? Number.NaN)];
    if (typeof signature !== 'string' || !form.test(signature)) return null;
    return Math.abs(Date.now() / 1000 - moment) <= MAX_AGE_S ? { signature, moment } : null;
  }

  function holdsObject(request: IncomingMessage, rawBody: Buffer): boolean {
    try {
      const body = parse(request, rawBody);
      return typeof body === 'object' && body !== null && !Array.isArray(body);
    } catch {
      return false;
    }
  }

  return (request: IncomingMessage): Examination | null => {
    const signed = signatureOf(request);
    const isShort = Number(request.headers['content-length']) <= unsigned.largest;
    const isOfType = request.headers['content-type'] === unsigned.type;
    if (signed === null && !(isShort && isOfType)) return null;
    return {
      largest: signed === null ? unsigned.largest : largest,
      judge(rawBody) {
        const body = rawBody.toString();
        const isSigned = signed !== null && isSignedBy(body, signed.signature, signed.moment);
        if (!isSigned && signed !== null) onBadSignature();
        if (!isSigned && !(isOfType && unsigned.isHarmless(body))) return 401;
        if (!holdsObject(request, rawBody)) return 400;
        return isSigned ? 'signed' : 'unsigned';
      },
    };
  };
}
