import { createDayMarks, type Warehouse } from '@usance/warehouse';
import { keepTidy } from './tidy.ts';

export interface IngestionOptions {
  productId: number;
  /** Syncs a second, each with one session day. */
  rate: number;
  /** The day that most of them are of. */
  today: string;
}

export interface IngestionResult {
  rowsPerSecond: number;
  /** How long a group took to be on disk. */
  medianMs: number;
  p99Ms: number;
  slowestMs: number;
}

/** What the collector waits between two groups. */
const groupEveryMs = 40;
/** Groups under way at once, as in the collector. */
const maxCommitters = 2;
const templates = 5_000;
const newEvery = 100;
const dayMs = 86_400_000;

/**
 * Writes session days as the collector does, while other things are asked: in small groups, the days marked first, with the roll-ups rebuilt
 * meanwhile. Most are of today and the day before, one in a hundred of some day of the last month, one in a hundred of a new installation. Their
 * sessions are numbered, so that ingesting once more into a fleet that is kept replaces them.
 */
export async function startIngestion(
  warehouse: Warehouse,
  { productId, rate, today }: IngestionOptions,
): Promise<{ stop(): Promise<IngestionResult> }> {
  const marks = createDayMarks(warehouse);
  const keeper = keepTidy(warehouse);
  const columns = await columnNames(warehouse);
  const rows = await warehouse.query<Record<string, unknown>>(
    `SELECT ${columns.map((column) => `\`${column}\``).join(', ')} FROM session_days
     WHERE product_id = {product: UInt32} AND day = {today: Date} ORDER BY session LIMIT ${templates}`,
    { product: productId, today },
  );
  const [known] = await warehouse.query<{ installations: number }>(
    'SELECT max(n) AS installations FROM bench.installations',
  );
  const firstNew = 1 + (known?.installations ?? 0); // ordinals have no gaps
  const took: number[] = [];
  const beganAt = performance.now();
  let [sent, written, committing] = [0, 0, 0];
  let isOver = false;

  const line = (n: number) => {
    const row = rows[n % rows.length] ?? {};
    const isNew = n % newEvery === 0;
    const daysAgo = n % 100 === 50 ? (n / 50) % 30 : n % 10 < 7 ? 0 : 1;
    const wanted = new Date(Date.parse(today) - daysAgo * dayMs).toISOString().slice(0, 10);
    const firstDay = isNew ? today : String(row['first_day']);
    const day = wanted < firstDay ? firstDay : wanted; // nobody has a session day before the first one
    const changed: Record<string, unknown> = {
      ...row,
      day,
      session: String(n + 1),
      revision: 1,
      first_day: firstDay,
      ...(isNew && { installation: firstNew + n / newEvery }),
    };
    return { day, text: JSON.stringify(columns.map((column) => changed[column])) };
  };

  async function commit(): Promise<void> {
    committing += 1;
    while (!isOver) {
      const due = Math.floor(((performance.now() - beganAt) / 1000) * rate);
      if (due <= sent) break;
      const group = Array.from({ length: Math.min(due - sent, 1_000) }, (_, index) => line(sent + index));
      sent += group.length;
      const startedAt = performance.now();
      const days = [...new Set(group.map(({ day }) => day))].map((day) => ({ productId, day }));
      const lines = Buffer.from(group.map(({ text }) => text).join('\n'));
      await marks.during(days, () => warehouse.insert({ table: 'session_days', columns, lines }));
      took.push(performance.now() - startedAt);
      written += group.length;
      if (group.length < rate * (groupEveryMs / 1000) * 2) break; // kept up with what comes
    }
    committing -= 1;
  }

  const underWay = new Set<Promise<void>>();
  const timer = setInterval(() => {
    if (committing >= maxCommitters) return;
    const one = commit();
    underWay.add(one);
    void one.finally(() => underWay.delete(one));
  }, groupEveryMs);

  return {
    async stop() {
      isOver = true;
      clearInterval(timer);
      const seconds = (performance.now() - beganAt) / 1000;
      await Promise.all([...underWay, keeper.stop()]);
      took.sort((one, other) => one - other);
      const at = (share: number) => took[Math.ceil(took.length * share) - 1] ?? 0;
      return { rowsPerSecond: written / seconds, medianMs: at(0.5), p99Ms: at(0.99), slowestMs: at(1) };
    },
  };
}

async function columnNames(warehouse: Warehouse): Promise<string[]> {
  const columns = await warehouse.query<{ name: string }>(
    "SELECT name FROM system.columns WHERE database = 'usance' AND table = 'session_days' ORDER BY position",
  );
  return columns.map(({ name }) => name);
}
