/** Values for the `{name: Type}` parameters of a statement. Nothing is ever spliced into SQL. */
export type Parameters = Record<string, string | number | boolean | readonly (string | number)[]>;

export interface QueryOptions {
  /** Rejects when the asker has gone. */
  signal?: AbortSignal | undefined;
  /** Rejects after this long; the engine stops the query by itself at the same limit. */
  timeoutMs?: number;
}

/** Rows as a file for other programs. */
export interface Encoding {
  format: 'Parquet' | 'ArrowStream';
  /** The columns in their order, with the engine's types. What a row lacks is null where its type allows it. */
  columns: Readonly<Record<string, string>>;
}

/** Rows to add, each already encoded as a JSON array in the order of `columns`. */
export interface Insertion {
  table: string;
  columns: readonly string[];
  /** JSON arrays, one a line. */
  lines: Buffer;
}

/** Rows of a dump, in a file on this machine. */
export interface Load {
  table: string;
  /** The columns in the order of the file, with the engine's types. */
  columns: Readonly<Record<string, string>>;
  file: string;
}

/** The event store, the same whether it is chDB in this process or ClickHouse servers. Tables are named without a database. */
export interface Warehouse {
  /** Answers with one object per row; 64-bit integers as numbers. */
  query<Row>(sql: string, parameters?: Parameters, options?: QueryOptions): Promise<Row[]>;
  /** Writes rows in a format that the engine knows; nothing of what is stored is read. */
  encode(rows: readonly object[], encoding: Encoding): Promise<Uint8Array>;
  /** Resolves when the rows are on disk. */
  insert(insertion: Insertion): Promise<void>;
  /** The rows of a question in the engine's own format, `Native`, as they are read. Other questions are answered meanwhile. */
  dump(sql: string, parameters?: Parameters): AsyncIterable<Uint8Array>;
  /** Adds rows that were dumped here or elsewhere. What fails may leave some of them behind. */
  load(load: Load): Promise<void>;
  /** Runs a statement that answers nothing. */
  command(sql: string, parameters?: Parameters): Promise<void>;
  close(): Promise<void>;
}
