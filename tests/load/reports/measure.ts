import { readFileSync, writeFileSync } from 'node:fs';
import { WarehouseError, type Warehouse } from '@usance/warehouse';
import { dropPageCache } from './page-cache.ts';

/** What takes longer is stopped. */
export const timeLimitMs = 120_000;

export const tooSlow = 'too slow';

/** How a question did. */
export interface Measured {
  /** Of the first run, with nothing of the folder in memory. Absent where it was not asked for, or cannot be had. */
  coldMs?: number;
  medianMs: number;
  p95Ms: number;
  /** How many runs the median is of: fewer than asked for if they took too long. */
  runs: number;
  rows: number;
  /** What one run read of the tables. */
  rowsRead: number;
  mbRead: number;
  /** The most that the process held while the question was asked again and again; absent where the system does not tell. */
  peakMb?: number;
}

export interface MeasureOptions {
  warehouse: Warehouse;
  /** Whose files are to be dropped from memory for the cold run; without it there is none. */
  folder?: string | undefined;
  runs: number;
  /** A question that takes longer in all is asked less often. */
  budgetMs: number;
}

/** Asks a question again and again. `ask` answers how many rows came. Gives the reason in words where the engine does not answer it. */
export async function measure(
  ask: () => Promise<number>,
  { warehouse, folder, runs, budgetMs }: MeasureOptions,
): Promise<Measured | { failure: string }> {
  try {
    const hasPeak = forgetPeak();
    const coldMs = folder === undefined ? undefined : await coldRun(ask, warehouse, folder);
    const before = await readCounters(warehouse);
    const took: number[] = [];
    let [rows, spentMs] = [0, 0];
    let read = before;
    while (took.length < runs && (took.length === 0 || spentMs < budgetMs)) {
      const startedAt = performance.now();
      rows = await ask();
      took.push(performance.now() - startedAt);
      spentMs += took.at(-1) ?? 0;
      if (took.length === 1) read = await readCounters(warehouse);
    }
    const sorted = took.toSorted((one, other) => one - other);
    const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
    return {
      ...(coldMs === undefined ? {} : { coldMs }),
      medianMs: at(0.5),
      p95Ms: at(0.95),
      runs: took.length,
      rows,
      rowsRead: read.rows - before.rows,
      mbRead: (read.bytes - before.bytes) / 1e6,
      ...(hasPeak ? { peakMb: peakMb() } : {}),
    };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { failure: error instanceof WarehouseError && error.code === 'too-slow' ? tooSlow : error.message };
  }
}

async function coldRun(ask: () => Promise<number>, warehouse: Warehouse, folder: string): Promise<number | undefined> {
  for (const cache of ['MARK CACHE', 'QUERY CONDITION CACHE']) await warehouse.command(`SYSTEM DROP ${cache}`);
  const isDropped = dropPageCache(folder);
  const startedAt = performance.now();
  await ask();
  return isDropped ? performance.now() - startedAt : undefined;
}

/** What the engine has read so far, of everything that was asked: it keeps no log of questions that could say it of one. */
async function readCounters(warehouse: Warehouse): Promise<{ rows: number; bytes: number }> {
  const [counters] = await warehouse.query<{ rows: number; bytes: number }>(`
    SELECT
      sumIf(value, event = 'SelectedRows') AS rows,
      sumIf(value, event = 'SelectedBytes') AS bytes
    FROM system.events
  `);
  return counters ?? { rows: 0, bytes: 0 };
}

/** Lets the kernel count the most memory of this process anew. Answers whether it can. */
function forgetPeak(): boolean {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
    return true;
  } catch {
    return false; // not Linux, or not allowed here
  }
}

const peakMb = () => Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024);
