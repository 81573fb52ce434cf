import { Session } from 'chdb';
import pLimit from 'p-limit';
import { toWarehouseError, WarehouseError } from './warehouse-error.ts';

/** Connections to the embedded engine, each of which carries out one thing at a time. */
export interface Connections {
  /** Runs something on a connection of its own, as soon as one is free. */
  use<Result>(work: (connection: Session) => Promise<Result>): Promise<Result>;
  close(): void;
}

/** At most so many at once. The first one is opened at once, so that its errors are the caller's; the others when there is need of them. */
export function createConnections(open: () => Session, atOnce: number): Connections {
  const limit = pLimit(atOnce);
  const free = [open()];
  const all = [...free];

  function take(): Session {
    const known = free.pop();
    if (known) return known;
    const opened = open();
    all.push(opened);
    return opened;
  }

  return {
    use: (work) =>
      limit(async () => {
        const connection = take();
        try {
          return await work(connection);
        } finally {
          free.push(connection);
        }
      }),
    close() {
      for (const connection of all) connection.close();
    },
  };
}

/** Values are part of a statement here: rows that are encoded for other programs, too. */
const longestStatement = 1_000_000_000;

interface ConnectionOptions {
  configFile: string;
  settings: Readonly<Record<string, number>>;
}

/** Opens one more connection to the engine of a folder. Throws a `WarehouseError` `locked` if another process has it. */
export function openConnection(path: string, { configFile, settings }: ConnectionOptions): Session {
  try {
    const connection = new Session(path, {
      connectionArgs: [
        `--config-file=${configFile}`,
        '--output_format_json_quote_64bit_integers=0',
        `--max_query_size=${longestStatement}`,
        ...Object.entries(settings).map(([name, value]) => `--${name}=${value}`),
      ],
    });
    connection.query('CREATE DATABASE IF NOT EXISTS usance');
    connection.query('USE usance');
    return connection;
  } catch (cause) {
    if (/lock/i.test(String(cause)))
      throw new WarehouseError('locked', `another process has ${path} open; stop it first`, { cause });
    throw toWarehouseError(cause);
  }
}
