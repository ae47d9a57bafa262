/** Kysely over `pg`, hardened against servers that vanish. */
import { PostgresDialect, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { codeOf } from './failure.ts';

/** As the server lists our connections. */
export const APPLICATION_NAME = 'backchannel';

const CONNECT_TIMEOUT_MS = 2_000;
const IDLE_TIMEOUT_MS = 30_000;

/** PostgreSQL's type for 64-bit integers, which `pg` gives as text. Ours are counts and milliseconds. */
const INT8 = 20;

export interface PostgresOptions {
  /** Connections at most. */
  readonly connections: number;
  /** Milliseconds that a statement may take; a lost connection that nobody reported ends by it. */
  readonly timeout: number;
  /** Told when a connection that nobody uses breaks. */
  readonly onLost: (error: Error) => void;
}

/** A failure of the connection, not of the statement: PostgreSQL's own faults carry a five-character code. */
const breaksConnection = (error: unknown) =>
  !/^[0-9A-Z]{5}$/.test(codeOf(error)) || /^(08|57P)/.test(codeOf(error));

/**
 * A client whose connection is closed, not reused, after it has failed: behind a statement that timed out, every
 * later one would wait.
 */
function guarded(client: pg.PoolClient): PostgresPoolClient {
  let broken = false;
  // Without a listener, a connection that breaks between two statements would end the process.
  const onError = () => {
    broken = true;
  };
  client.on('error', onError);
  return {
    query: async (...args: unknown[]) => {
      try {
        return await (client.query as (...all: unknown[]) => Promise<unknown>)(...args);
      } catch (error) {
        broken ||= breaksConnection(error);
        throw error;
      }
    },
    release: () => {
      client.off('error', onError);
      client.release(broken);
    },
  } as PostgresPoolClient;
}

/** Connects on first use; nothing is sent before. */
export function postgresDialect(url: string, options: PostgresOptions): PostgresDialect {
  const { timeout } = options;
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections,
    application_name: APPLICATION_NAME,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: IDLE_TIMEOUT_MS,
    query_timeout: timeout,
    statement_timeout: timeout,
    idle_in_transaction_session_timeout: timeout,
    keepAlive: true,
    allowExitOnIdle: true,
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        oid === INT8
          ? Number
          : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
    },
  });
  pool.on('error', options.onLost);
  return new PostgresDialect({
    pool: {
      connect: async () => guarded(await pool.connect()),
      end: () => pool.end(),
      options: {},
    } as ConstructorParameters<typeof PostgresDialect>[0]['pool'] & object,
  });
}
