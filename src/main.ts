/** The composition root: reads the configuration, opens the knowledge and the memory, starts what is configured. */
import { resolve } from 'node:path';
import { platforms as knownPlatforms } from './adapters/platforms.ts';
import { traits as terminalTraits } from './adapters/terminal/traits.ts';
import { loadEnvFile } from './cli/env-file.ts';
import { folderOrExit, orExit } from './cli/knowledge-or-exit.ts';
import { sayFolder, takeKnowledgeArgument } from './cli/knowledge-program.ts';
import { ConfigError, loadConfig, secretsOf } from './config/load.ts';
import { localeOf } from './config/locale.ts';
import { endpointPorts } from './config/ports.ts';
import { unknownVariables } from './config/unknown.ts';
import { createInbox } from './conversation/create-inbox.ts';
import { createLimiter } from './core/limits.ts';
import { createTraitsLookup } from './core/platform-traits.ts';
import { commandOf } from './core/programs.ts';
import { createRouter } from './core/router.ts';
import { cacheDir } from './engine/compiled.ts';
import { keepAsGood } from './engine/open.ts';
import { watchKnowledge } from './knowledge/reload.ts';
import { translationsOf } from './knowledge/translations.ts';
import { createAdmissionQueue } from './lifecycle/admission-queue.ts';
import { createEditOpener, createKnowledgeOpener } from './lifecycle/open-in-child-process.ts';
import { openAsItLies, openKnowledge } from './lifecycle/open-knowledge.ts';
import { openLanguages } from './lifecycle/open-languages.ts';
import type { OpenPersistence } from './lifecycle/open-persistence.ts';
import { platformSpecs, terminalSpec } from './lifecycle/platform-registry.ts';
import { createPlatforms } from './lifecycle/platforms.ts';
import { exitWith, superviseProcess } from './lifecycle/process.ts';
import { CLOSE_MS, createShutdown, FLUSH_MS, PLATFORMS_MS } from './lifecycle/shutdown.ts';
import { warmUp } from './lifecycle/warm-up.ts';
import { messagesFor } from './messages/messages.ts';
import { whyNotListening } from './network/http-server.ts';
import { readiness } from './observability/health.ts';
import { createEndpoints, type Endpoints, type HttpServer, serveEndpoints } from './observability/http.ts';
import { createLog } from './observability/log.ts';
import { createMetrics } from './observability/metrics.ts';
import { createReplyLog } from './observability/reply-log.ts';
import { readVersion } from './observability/version.ts';
import { StoreError } from './store/failure.ts';
import { onceSent } from './time/once-sent.ts';

/** A platform that does not answer holds up the line that ends the start no longer than this, in milliseconds. */
const START_PATIENCE_MS = 15_000;

/** Probes and scrapers of other machines are let in by `HOST`. */
const DEFAULT_HOST = '127.0.0.1';

function configOrExit() {
  try {
    return loadConfig(process.env, knownPlatforms);
  } catch (error) {
    if (error instanceof ConfigError) exitWith([error.message]);
    throw error;
  }
}

loadEnvFile();
takeKnowledgeArgument(`Usage: ${commandOf('start', '[options]')}`, readVersion());
const config = configOrExit();
const inTerminal = config.platforms.length === 0;
// Elsewhere the log says so.
if (inTerminal) {
  sayFolder(config.knowledgeDir);
  folderOrExit(config.knowledgeDir);
}
const log = createLog({
  // A conversation on a screen is not to be interrupted by a log line for each reply.
  level: config.logLevel ?? (inTerminal ? 'warn' : 'info'),
  secrets: secretsOf(process.env, knownPlatforms),
});
const supervision = superviseProcess(log);
for (const { name, nearest } of unknownVariables(process.env, knownPlatforms))
  log.warn(
    { event: 'config.unknown_variable', variable: name, nearest },
    `Nothing reads the variable ${name}. Was ${nearest} meant?`,
  );

const metrics = createMetrics(readVersion());
metrics.expect(inTerminal ? ['terminal'] : config.platforms.map(({ name }) => name));
const openAside = createKnowledgeOpener();
const sayCompiling = () => process.stderr.write(`${messagesFor(null).format('terminal.compiling')}\n`);
// Whoever talks to it in a terminal is there to mend the knowledge.
const { engine: first, refused } = inTerminal
  ? {
      engine: await orExit(config.knowledgeDir, () =>
        openAsItLies(config.knowledgeDir, openAside, sayCompiling),
      ),
      refused: null,
    }
  : await orExit(config.knowledgeDir, () => openKnowledge(config.knowledgeDir, log, openAside));
let engine = first;

/** Where nothing that was compiled can be kept, people are answered in the story's own language: it is never done here. */
async function openLanguagesOf(story: typeof engine, compile: () => Promise<unknown>) {
  const opened = await openLanguages(config.knowledgeDir, story, compile);
  if (opened === null && translationsOf(config.knowledgeDir).length > 0)
    log.warn(
      { event: 'translations.not_kept' },
      'The translations are not in force: they have faults, which `npm run check` tells, or what is compiled cannot be kept',
    );
  return opened;
}

let languages = await openLanguagesOf(engine, () => {
  log.info(
    { event: 'translations.compiling' },
    'Compiling the translations, which takes some ten seconds, and longer on a busy machine',
  );
  return openAside(config.knowledgeDir).catch(() => null);
});
if (!inTerminal) warmUp(engine);

const ports = endpointPorts(
  config.http.port,
  config.platforms.flatMap(({ httpPort }) => httpPort ?? []),
);
let haveEndpoints: (endpoints: Endpoints) => void = () => {};
const endpointsToCome = new Promise<Endpoints>((resolve) => {
  haveEndpoints = resolve;
});

async function listenOrExit(port: number): Promise<HttpServer> {
  try {
    return await serveEndpoints(endpointsToCome, port, config.http.host ?? DEFAULT_HOST);
  } catch (error) {
    exitWith([
      `Cannot listen on HTTP_PORT ${port}${whyNotListening(error)} Set another HTTP_PORT, or another HOST.`,
    ]);
  }
}

// Before the store is opened: whoever is told that the port is taken finds everything as it was.
const http = ports.own === undefined ? null : await listenOrExit(ports.own);

async function memoryOrExit(): Promise<OpenPersistence | null> {
  // A conversation on a screen leaves nothing behind unless somebody said where.
  if (inTerminal && !config.store.chosen) return null;
  // The libraries of a store are some three hundred files: they are read where there is one.
  const { openPersistence } = await import('./lifecycle/open-persistence.ts');
  try {
    return await openPersistence(config, () => engine, log, metrics.storeError);
  } catch (error) {
    if (error instanceof StoreError) exitWith([error.message]);
    throw error;
  }
}

const opened = await memoryOrExit();
const persistence = opened?.persistence ?? null;
const observe = createReplyLog(log, metrics);
const traitsOf = createTraitsLookup([terminalTraits, ...config.platforms]);
const router = createRouter({
  engine: () => engine,
  persistence,
  log,
  languages: () => languages,
  contact: config.supportContact,
  now: Date.now,
  traitsOf,
  limiter: createLimiter(config.limits, traitsOf, (scope, { context }) =>
    metrics.limited(context.platform, scope),
  ),
});
const core = createAdmissionQueue(router, {
  // The reply goes out first, then its line is written.
  observe: (...reply) => onceSent(() => observe(...reply)),
  onDropped(reason, { type, context }) {
    metrics.dropped(reason);
    log.warn({ event: 'reply.crowded', platform: context.platform, asked: type, reason }, 'refused unseen');
  },
});

const knowledge = () => ({
  revision: engine.knowledge.revision,
  entries: engine.knowledge.entries.size,
  faults: watch.state.faults.length,
  earlier: refused !== null && engine === first,
});
const health = () =>
  readiness({
    stopping: supervision.stopping,
    knowledge,
    platforms: () => platforms.states(),
    persistence: () => persistence?.health() ?? null,
  });
const endpoints = createEndpoints(health, metrics);
haveEndpoints(endpoints);

const nobodyToTalkTo = messagesFor(null).format('terminal.nobodyToTalkTo');
const platforms = createPlatforms(
  inTerminal || opened === null
    ? [
        terminalSpec(
          (end) => void supervision.leave(end === 'unheard' ? [nobodyToTalkTo] : []),
          localeOf(process.env),
        ),
      ]
    : platformSpecs(config.platforms, {
        log,
        store: opened.store,
        claim: opened.persistence.claim,
        metrics,
        endpoints: ports.onPlatforms ? endpoints : null,
      }),
  {
    openInbox: ({ name, port }) =>
      createInbox({
        platform: name,
        personIds: traitsOf(name).personIds,
        port,
        core,
        log,
        ...(persistence === null ? {} : { claim: persistence.claim }),
        tally: (event) => metrics.platformEvent(name, event),
      }),
    log,
    onStartFailed: metrics.startFailed,
    onStarted(_, line) {
      if (started) log.info({ event: 'platform.started' }, line);
      void opened?.correct(platforms.adapters());
    },
    // Without somebody's help nothing would ever work again.
    onAllLost: (sentences) => void supervision.leave(sentences),
  },
);
let started = false;

metrics.watch({
  inFlight: core.inFlight,
  waiting: core.waiting,
  store: () => persistence?.health() ?? null,
  platforms: platforms.states,
  knowledge,
});

const watch = watchKnowledge<typeof engine>({
  dir: config.knowledgeDir,
  revision: engine.knowledge.revision,
  ...(refused === null ? {} : { refused }),
  onOutcome: metrics.reloaded,
  open: createEditOpener(openAside, () => engine),
  swapMeanwhile(changed) {
    warmUp(changed);
    engine = changed;
  },
  async swap(changed) {
    // The process that opened it has compiled its translations too.
    const changedLanguages = await openLanguagesOf(changed, async () => {});
    warmUp(changed);
    engine = changed;
    languages = changedLanguages;
    keepAsGood(config.knowledgeDir, changed);
    void opened?.correct(platforms.adapters());
  },
  log,
});

supervision.onStop(
  createShutdown(
    [
      { name: 'watch on the knowledge', ms: CLOSE_MS, run: async () => watch.stop() },
      { name: 'platforms', ms: PLATFORMS_MS, run: () => platforms.stop() },
      { name: 'work in flight', ms: CLOSE_MS, run: () => core.close() },
      { name: 'memory', ms: CLOSE_MS, run: async () => persistence?.stop(FLUSH_MS) },
      { name: 'endpoints', ms: CLOSE_MS, run: async () => http?.close() },
    ],
    log,
  ),
);

log.info(
  {
    event: 'process.places',
    store: opened === null ? null : opened.place,
    knowledge: resolve(config.knowledgeDir),
    cache: resolve(cacheDir()),
  },
  'Programs that are to work with this process need the same store and the same folders',
);
const lines = await platforms.start(START_PATIENCE_MS);
started = true;
if (http !== null) lines.push(`Health and metrics: ${http.address}`);
else if (ports.onPlatforms) lines.push("Health and metrics: on the platform's port.");
const runs = platforms.states().some(({ connected }) => connected);
// A signal may have come meanwhile.
if (!supervision.stopping())
  log.info(
    { event: 'process.started', version: readVersion() },
    `${runs ? 'Backchannel runs.' : 'Backchannel runs nowhere yet.'} ${lines.join(' | ')}`,
  );
