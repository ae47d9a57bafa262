/**
 * Slack's signed HTTP requests. What is let in is decided here, since Bolt's receiver takes much for granted; what was let
 * in is the receiver's.
 */
import { HTTPModuleFunctions, HTTPReceiver, isValidSlackRequest } from '@slack/bolt';
import type { AdapterDeps } from '../../conversation/platform-definition.ts';
import { createIntake } from '../../network/request-intake.ts';
import { examineBySignature } from '../../network/signed-requests.ts';
import { createStrangers } from '../../network/strangers.ts';
import type { Transport } from './client.ts';
import { note, whyOf } from './errors.ts';
import { type InstallDeps, installOptions } from './install.ts';
import { BODY_BYTES, UNSIGNED_BYTES } from './limits.ts';
import { createReceiverLogger } from './logger.ts';
import { REQUEST_PATHS } from './manifest.ts';

interface HttpDeps extends InstallDeps, Pick<AdapterDeps, 'routes'> {
  /** Told of each request that was signed with another secret. */
  readonly onBadSignature: () => void;
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

  const examine = examineBySignature({
    headers: { signature: 'x-slack-signature', moment: 'x-slack-request-timestamp' },
    form: /^v0=[0-9a-f]{64}$/,
    isSignedBy(body, signature, moment) {
      const headers = { 'x-slack-signature': signature, 'x-slack-request-timestamp': moment };
      return isValidSlackRequest({ signingSecret, body, headers });
    },
    largest: BODY_BYTES,
    // Slack's check of the certificate: a form that asks for nothing, and the one thing that Slack does not sign.
    unsigned: {
      type: 'application/x-www-form-urlencoded',
      largest: UNSIGNED_BYTES,
      isHarmless: (body) => new URLSearchParams(body).get('ssl_check') === '1',
    },
    onBadSignature: deps.onBadSignature,
    // Bolt looks there for a body that was read already. By Bolt, `null` in it would end the process.
    parse: (request, rawBody) =>
      HTTPModuleFunctions.parseHTTPRequestBody(Object.assign(request, { rawBody })),
  });

  const intake = createIntake({
    platform: 'Slack',
    port,
    host,
    paths: REQUEST_PATHS,
    examine,
    take: receiver.requestListener,
    onRefused: (status) =>
      strangers.refused(status === 401 ? 'bad_signature' : 'refused', `status ${status}`),
  });
  return { ...intake, init: (app) => receiver.init(app) };
}
