/** Takes the rows of all tables from one database to another, whichever kind each of them is. */
import { sql, type Transaction } from 'kysely';
import { StoreError } from './failure.ts';
import type { Schema } from './schema.ts';
import { countRows, type Table } from './tables.ts';

/** Rows in one statement; both databases take some ten thousand values at once. */
const PAGE = 500;

/** How many rows each table had. */
export type Counts = Readonly<Record<string, number>>;

type Row = Readonly<Record<string, unknown>>;

async function page(
  from: Transaction<Schema>,
  table: Table,
  after: Row | undefined,
): Promise<readonly Row[]> {
  const key = sql.join(table.key.map((column) => sql.ref(column)));
  const beyond =
    after === undefined ? sql`` : sql`where (${key}) > (${sql.join(table.key.map((c) => after[c]))})`;
  const { rows } = await sql<Row>`select ${sql.join(table.columns.map((column) => sql.ref(column)))}
    from ${sql.table(table.name)} ${beyond} order by ${key} limit ${sql.lit(PAGE)}`.execute(from);
  return rows;
}

async function insert(
  to: Transaction<Schema>,
  { name, columns }: Table,
  rows: readonly Row[],
): Promise<void> {
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
  await sql`insert into ${sql.table(name)} (${sql.join(columns.map((column) => sql.ref(column)))})
    values ${sql.join(values)}`.execute(to);
}

/**
 * Puts the rows of `from` in the place of those of `to`; both are at the same schema. Whoever reads meanwhile sees all
 * of the old or all of the new, since it is one transaction.
 *
 * @throws {StoreError} if the numbers of rows do not agree in the end; the transaction has to be rolled back then.
 */
export async function copyRows(
  from: Transaction<Schema>,
  to: Transaction<Schema>,
  tables: readonly Table[],
): Promise<Counts> {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    await sql`delete from ${sql.table(table.name)}`.execute(to);
    for (let rows = await page(from, table, undefined); rows.length > 0; ) {
      await insert(to, table, rows);
      rows = await page(from, table, rows.at(-1));
    }
    const [had, has] = [await countRows(from, table), await countRows(to, table)];
    if (had !== has)
      throw new StoreError(
        'unreachable',
        `${table.name} had ${had} rows, and ${has} came over: nothing was kept.`,
      );
    counts[table.name] = has;
  }
  return counts;
}
