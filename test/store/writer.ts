/**
 * A process that writes rows one after the other and says so: `1\n2\n…`, each line after the store has acknowledged
 * the row. `held N` when one was not. Started by the fault suite, and killed by it.
 *
 * Arguments: the location as JSON, the number of rows.
 */
import { writeSync } from 'node:fs';
import { writeQuestion } from '../../src/store/questions.ts';
import { testStore } from './databases.ts';

const store = testStore(JSON.parse(process.argv[2]!), { patience: 1_000, backOff: () => 50 });
const rows = Number(process.argv[3]);
await store.start();
for (let n = 1; n <= rows; n++) {
  const stored = await store.write((db) =>
    writeQuestion(db, {
      id: String(n),
      day: '2026-03-01',
      platform: 'slack',
      workspace: 'T1',
      question: 'q'.repeat(500),
      outcome: 'answer',
      reason: null,
      entry: 'e',
      gap: null,
      asker: null,
    }),
  );
  // Not console.log: a killed process must have said what it said.
  writeSync(1, stored ? `${n}\n` : `held ${n}\n`);
  if (!stored) break;
}
writeSync(1, `${JSON.stringify(store.health())}\n`);
process.exit(0);
