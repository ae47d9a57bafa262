/**
 * Slack's signed HTTP requests. What is let in is decided here, since Bolt's receiver takes much for granted; what was let
 * in is the receiver's.
 */
import type { IncomingMessage } from 'node:http';
import {
  type BufferedIncomingMessage,
  HTTPModuleFunctions,
  HTTPReceiver,
  isValidSlackRequest,
} from '@slack/bolt';
import { type AdapterDeps, PlatformError } from '../../conversation/platform-definition.ts';
import { whyNotListening } from '../../network/http-server.ts';
import { createIntake, type Examination } from '../../network/request-intake.ts';
import { createStrangers } from '../../network/strangers.ts';
import type { Transport } from './client.ts';
import { note, whyOf } from './errors.ts';
import { type InstallDeps, installOptions } from './install.ts';
import { BODY_BYTES, UNSIGNED_BYTES } from './limits.ts';
import { createReceiverLogger } from './logger.ts';
import { REQUEST_PATHS } from './manifest.ts';

interface HttpDeps extends InstallDeps, Pick<AdapterDeps, 'routes'> {
  /** Told of each request that was signed just now with another secret: no stranger takes the trouble. */
  readonly onBadSignature: () => void;
}

/** Bolt refuses only old timestamps; one from the future would let a recorded request live on. */
const MAX_AGE_S = 300;

const SIGNATURE = /^v0=[0-9a-f]{64}$/;
const FORM = 'application/x-www-form-urlencoded';

/** What a request says of itself before its body is read; null where it cannot be Slack's. */
function signedWith({ headers }: IncomingMessage) {
  const { 'x-slack-signature': signature, 'x-slack-request-timestamp': moment } = headers;
  if (typeof signature !== 'string' || !SIGNATURE.test(signature)) return null;
  const timestamp = typeof moment === 'string' ? Number(moment) : Number.NaN;
  const isFresh = Math.abs(Date.now() / 1000 - timestamp) <= MAX_AGE_S;
  return isFresh ? { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp } : null;
}

/** Slack's check of the certificate: a form that asks for nothing, and the one thing that Slack does not sign. */
const isCertificateCheck = ({ headers }: IncomingMessage, body: string): boolean =>
  headers['content-type'] === FORM && new URLSearchParams(body).get('ssl_check') === '1';

/** Whether it holds an object, as all that Slack sends does. By Bolt, `null` would end the process. */
function holdsObject(request: BufferedIncomingMessage): boolean {
  try {
    const body: unknown = HTTPModuleFunctions.parseHTTPRequestBody(request);
    return typeof body === 'object' && body !== null && !Array.isArray(body);
  } catch {
    return false;
  }
}

export function createHttpTransport(deps: HttpDeps): Transport {
  const { port, host, signingSecret } = deps.config;
  const strangers = createStrangers(deps.log, 'SLACK_SIGNING_SECRET', { note, whyOf });
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: [...REQUEST_PATHS],
    logger: createReceiverLogger(strangers),
    customRoutes: deps.routes.map(({ path, handle }) => ({ path, method: ['GET', 'HEAD'], handler: handle })),
    // What the app does not take, Slack delivers again.
    async processEventErrorHandler({ response }) {
      response.writeHead(503).end();
      return true;
    },
    ...installOptions(deps, strangers.installFailed),
  });

  function examine(request: IncomingMessage): Examination | null {
    const headers = signedWith(request);
    const isShort = Number(request.headers['content-length']) <= UNSIGNED_BYTES;
    if (headers === null && !(isShort && request.headers['content-type'] === FORM)) return null;
    return {
      largest: headers === null ? UNSIGNED_BYTES : BODY_BYTES,
      judge(rawBody) {
        const body = rawBody.toString();
        const isSigned = headers !== null && isValidSlackRequest({ signingSecret, body, headers });
        if (!isSigned && headers !== null) deps.onBadSignature();
        if (!isSigned && !isCertificateCheck(request, body)) return 401;
        // Where Bolt looks for a body that was read already.
        if (!holdsObject(Object.assign(request, { rawBody }))) return 400;
        return isSigned ? 'signed' : 'unsigned';
      },
    };
  }

  const { listen, address, close } = createIntake({
    port,
    host,
    paths: REQUEST_PATHS,
    examine,
    take: receiver.requestListener,
    onRefused: (status) =>
      strangers.refused(status === 401 ? 'bad_signature' : 'refused', `status ${status}`),
  });
  return {
    init: (app) => receiver.init(app),
    address,
    start: () =>
      listen().catch((error: unknown) => {
        const sentence = `Cannot listen for Slack on port ${port}${whyNotListening(error)} Set another PORT, or another HOST.`;
        throw new PlatformError('slack.cannot_listen', sentence, { cause: error });
      }),
    stop: close,
    health() {
      const at = address();
      const detail = at === null ? 'not listening' : `listening for Slack's requests at ${at}`;
      return { connected: at !== null, detail };
    },
  };
}
