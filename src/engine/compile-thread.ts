/** Compiles translations in a thread of its own; started by compile-translations.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import { compileNext, type Work } from './compile-translations.ts';

for await (const done of compileNext(workerData as Work)) parentPort?.postMessage(done);
