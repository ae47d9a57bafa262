/** Measures the coverage of a knowledge folder in a process of its own; started by measure.ts. */
import { openEngine } from '../../../src/engine/open.ts';
import { storyCoverage } from './story-coverage.ts';

const engine = await openEngine(process.argv[2] ?? 'knowledge');
process.send?.(storyCoverage(engine), () => process.disconnect());
