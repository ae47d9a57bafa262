/** Which tables a database has, read from the database itself: what is taken over must not miss one that came later. */
import { sql } from 'kysely';
import type { Db } from './schema.ts';

export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** The columns of the primary key, in its order. */
  readonly key: readonly string[];
}

/** Every table of an SQLite database at the present schema, but for the version of the schema itself. */
export async function tablesOf(sqlite: Db): Promise<Table[]> {
  const { rows } = await sql<{ name: string; column: string; pk: number }>`
    select t.name as name, c.name as "column", c.pk as pk
    from sqlite_master t join pragma_table_info(t.name) c
    where t.type = 'table' and t.name not like 'sqlite_%' and t.name <> 'schema_version'
    order by t.name, c.cid`.execute(sqlite);
  return [...new Set(rows.map(({ name }) => name))].map((name) => {
    const own = rows.filter((row) => row.name === name);
    const key = own.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
    return { name, columns: own.map(({ column }) => column), key: key.map(({ column }) => column) };
  });
}

export async function countRows(db: Db, { name }: Pick<Table, 'name'>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(name)}`.execute(db);
  return Number(rows[0]?.count ?? 0);
}
