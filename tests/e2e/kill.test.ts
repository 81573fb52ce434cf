import { describe, expect, it } from 'vitest';
import { createOpenProduct, newFolder, startServerProcess } from './support/server-process.ts';
import { storedSeconds } from './support/stored.ts';
import { startSyncWriters } from './support/sync-writer.ts';

const rounds = 20;

describe('a server that is killed under load', () => {
  it(`has every acknowledged session day, none twice, after ${rounds} times kill -9`, async () => {
    const dataDir = newFolder('kill');
    const sent = new Set<number>();
    const acknowledged = new Set<number>();
    let number = 0;

    let key: string | undefined;
    for (let round = 0; round < rounds; round++) {
      const server = await startServerProcess({ dataDir });
      key ??= (await createOpenProduct(server, 'Killed')).key;
      const writers = startSyncWriters({ url: server.url, key, writers: 16, next: () => (number += 1) });
      await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 500));
      await server.stop('SIGKILL');
      await writers.stop();
      for (const one of writers.sent) sent.add(one);
      for (const one of writers.acknowledged) acknowledged.add(one);
    }

    const stored = await storedSeconds(dataDir);
    const missing = [...acknowledged].filter((one) => !stored.includes(one));
    console.info(`${sent.size} sent, ${acknowledged.size} acknowledged, ${stored.length} stored`);
    expect(acknowledged.size).toBeGreaterThan(rounds);
    expect(missing).toEqual([]);
    expect(new Set(stored).size).toBe(stored.length);
    expect(stored.every((one) => sent.has(one))).toBe(true);
  });
});
