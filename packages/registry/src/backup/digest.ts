import { createHash } from 'node:crypto';
import type { Row } from './stored-tables.ts';

/** How many rows a table has and what they say, whatever their order. */
export interface TableDigest {
  rows: number;
  hash: string;
}

/** Digests of tables, to which rows are added as they are read. */
export interface TableDigests {
  add(table: string, rows: readonly Row[]): void;
  /** By table. A table without rows is not in it. */
  readonly all: Record<string, TableDigest>;
}

export function createTableDigests(): TableDigests {
  const sums = new Map<string, { rows: number; sum: bigint }>();
  return {
    add(table, rows) {
      const { rows: before, sum } = sums.get(table) ?? { rows: 0, sum: 0n };
      const added = rows.reduce((total, row) => total + hashOf(row), 0n);
      sums.set(table, { rows: before + rows.length, sum: BigInt.asUintN(64, sum + added) });
    },
    get all() {
      return Object.fromEntries([...sums].map(([table, { rows, sum }]) => [table, { rows, hash: sum.toString(16) }]));
    },
  };
}

/** Databases differ in the order in which they give a row's columns. */
function hashOf(row: Row): bigint {
  const sorted = Object.entries(row).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest().readBigUInt64BE();
}
