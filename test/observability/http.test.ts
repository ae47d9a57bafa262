import { afterEach, describe, expect, it } from 'vitest';
import { makeReply } from '../../src/core/reply.ts';
import type { Readiness } from '../../src/observability/health.ts';
import {
  createEndpoints,
  type Endpoints,
  type HttpServer,
  serveEndpoints,
} from '../../src/observability/http.ts';
import { createMetrics } from '../../src/observability/metrics.ts';

let server: HttpServer | undefined;
afterEach(() => server?.close());

async function serve(state: Readiness = { ready: true, parts: {} }) {
  const metrics = createMetrics('1.2.3');
  server = await serveEndpoints(
    createEndpoints(() => state, metrics),
    0,
    '127.0.0.1',
  );
  return { metrics, get: (path: string, init?: RequestInit) => fetch(`${server!.address}${path}`, init) };
}

describe('the operator’s endpoints', () => {
  it('name the free port that was picked for port 0', async () => {
    await serve();
    expect(server!.address).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d+$/);
  });

  it('say that the process is alive', async () => {
    const { get } = await serve();
    const response = await get('/healthz');
    expect([response.status, await response.text()]).toEqual([200, 'ok\n']);
  });

  it('say 200 when ready and 503 with the reason when not', async () => {
    const { get } = await serve();
    expect((await get('/readyz')).status).toBe(200);
    await server!.close();
    const down: Readiness = { ready: false, parts: { store: { ready: false, detail: 'Away.' } } };
    const { get: again } = await serve(down);
    const response = await again('/readyz?verbose=1');
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual(down);
  });

  it('give the metrics in the format of Prometheus', async () => {
    const { get, metrics } = await serve();
    metrics.replied('discord', makeReply({ kind: 'no-answer', reason: 'off-topic', body: '' }), 12);
    const response = await get('/metrics');
    expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    const text = await response.text();
    expect(text).toContain(
      'backchannel_replies_total{platform="discord",kind="no-answer",reason="off-topic"} 1',
    );
    expect(text).toContain('backchannel_reply_duration_seconds_bucket{le="0.025",platform="discord"} 1');
    expect(text).toContain(`backchannel_build_info{version="1.2.3",node="${process.version}"} 1`);
  });

  it('have whoever asks wait where the port is held before they are there', async () => {
    let come: (endpoints: Endpoints) => void = () => {};
    const later = new Promise<Endpoints>((resolve) => {
      come = resolve;
    });
    server = await serveEndpoints(later, 0, '127.0.0.1');
    const asked = fetch(`${server.address}/healthz`);
    come(createEndpoints(() => ({ ready: true, parts: {} }), createMetrics('1.2.3')));
    expect((await asked).status).toBe(200);
  });

  it('know no other path and no other method', async () => {
    const { get } = await serve();
    expect((await get('/')).status).toBe(404);
    expect((await get('/healthz/../etc/passwd')).status).toBe(404);
    expect((await get('/metrics', { method: 'POST', body: 'x' })).status).toBe(405);
    expect((await get('/healthz', { method: 'HEAD' })).status).toBe(200);
  });

  it('refuse a port that is taken with the system’s code', async () => {
    await serve();
    const port = Number(new URL(server!.address).port);
    await expect(serveEndpoints(() => false, port, '127.0.0.1')).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });
});
