import { join } from 'node:path';
import { openChdb } from '@usance/warehouse';

/** The seconds of every session day in a stopped server's data folder, as the reports would read them. */
export async function storedSeconds(dataDir: string): Promise<number[]> {
  const warehouse = openChdb(join(dataDir, 'warehouse'));
  try {
    const rows = await warehouse.query<{ seconds: number }>('SELECT seconds FROM session_days FINAL ORDER BY seconds');
    return rows.map(({ seconds }) => seconds);
  } finally {
    await warehouse.close();
  }
}

/** How many parts of a stopped server's session days were made by merging others. */
export async function mergedParts(dataDir: string): Promise<number> {
  const warehouse = openChdb(join(dataDir, 'warehouse'));
  try {
    const [row] = await warehouse.query<{ merged: number }>(
      "SELECT countIf(level > 0) AS merged FROM system.parts WHERE table = 'session_days'",
    );
    return row?.merged ?? 0;
  } finally {
    await warehouse.close();
  }
}
