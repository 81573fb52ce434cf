import { mkdirSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createPowerCutDisk } from './support/power-cut-disk.ts';
import { createOpenProduct, startServerProcess } from './support/server-process.ts';
import { mergedParts, storedSeconds } from './support/stored.ts';
import { startSyncWriters } from './support/sync-writer.ts';

const rounds = 6;
const disk = createPowerCutDisk(1_500);

describe('a machine that loses its power under load', () => {
  it.skipIf(typeof disk === 'string')('really loses what was not synced', () => {
    if (typeof disk === 'string') return;
    writeFileSync(join(disk.path, 'unsynced'), 'gone with the power');

    disk.cut();
    disk.restart();

    expect(existsSync(join(disk.path, 'unsynced'))).toBe(false);
  });

  it.skipIf(typeof disk === 'string')(
    `has every acknowledged session day, none twice, after ${rounds} cuts, merges included`,
    async () => {
      if (typeof disk === 'string') return;
      const dataDir = join(disk.path, 'data');
      mkdirSync(dataDir);
      const sent = new Set<number>();
      const acknowledged = new Set<number>();
      let number = 0;

      let key: string | undefined;
      for (let round = 0; round < rounds; round++) {
        const server = await startServerProcess({ dataDir });
        key ??= (await createOpenProduct(server, 'Dark')).key;
        const writers = startSyncWriters({ url: server.url, key, writers: 16, next: () => (number += 1) });
        // Long enough for many small parts, and so for merges, to begin and end.
        await new Promise((resolve) => setTimeout(resolve, 1_500 + Math.random() * 1_500));
        disk.cut();
        await server.stop('SIGKILL');
        await writers.stop();
        disk.restart();
        for (const one of writers.sent) sent.add(one);
        for (const one of writers.acknowledged) acknowledged.add(one);
      }

      const stored = new Set(await storedSeconds(dataDir));
      console.info(`${sent.size} sent, ${acknowledged.size} acknowledged, ${stored.size} stored`);
      expect(acknowledged.size).toBeGreaterThan(rounds);
      expect([...acknowledged].filter((one) => !stored.has(one))).toEqual([]);
      expect([...stored].every((one) => sent.has(one))).toBe(true);
      expect(await mergedParts(dataDir)).toBeGreaterThan(0);
      disk.remove();
    },
  );
});
