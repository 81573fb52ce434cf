import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { init } from '@usance/sdk';
import { expect, it, onTestFinished } from 'vitest';
import { createPowerCutDisk } from './support/power-cut-disk.ts';
import { createOpenProduct, newFolder, startServerProcess } from './support/server-process.ts';
import { syncBody } from './support/sync-writer.ts';

const disk = createPowerCutDisk(200);

/** Writes until nothing more fits. */
function fillUp(file: string): void {
  const block = Buffer.alloc(65_536, 'full');
  for (let size = block.length; size > 0; size >>= 1) {
    try {
      for (;;) appendFileSync(file, block.subarray(0, size));
    } catch {
      // What does not fit in this size may fit in half of it.
    }
  }
}

it.skipIf(typeof disk === 'string')(
  'keeps everything in the SDK while the server’s disk is full, and has it all when there is room again',
  async () => {
    if (typeof disk === 'string') return;
    const dataDir = join(disk.path, 'data');
    const filler = join(disk.path, 'filler');
    mkdirSync(dataDir);
    const server = await startServerProcess({ dataDir });
    onTestFinished(() => void server.process.kill('SIGKILL'));
    const { id, key } = await createOpenProduct(server, 'Full');
    const telemetry = init({
      key,
      endpoint: server.url,
      app: { version: '1.0.0' },
      consent: { basis: 'opt-in', purposes: ['basic', 'usage'], day: new Date().toISOString().slice(0, 10) },
      storageFolder: join(newFolder('sdk'), 'telemetry'),
      collectInCi: true,
    });
    telemetry.track('Open');
    const before = await telemetry.flush();

    fillUp(filler);
    telemetry.track('Save', 7);
    const during = await telemetry.flush();
    const answer = await fetch(`${server.url}/v1/sync`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: syncBody(key, 1),
    });
    rmSync(filler);
    await new Promise((resolve) => setTimeout(resolve, Number(answer.headers.get('retry-after')) * 1000 + 1_000));
    telemetry.track('Save', 8);
    const after = await telemetry.flush({ timeoutMs: 20_000 });
    const usage = { from: 'today', interval: 'total', kind: 'normal,ci' };
    const { rows } = await server.api.report(id, 'activity', { query: usage });
    const twice = await server.api.report(id, 'activity', { query: { ...usage, 'feature.Save': '2' } });
    const exitCode = await server.stop();
    disk.remove();

    expect(before.kind).toBe('sent');
    expect(during).toMatchObject({ kind: 'kept', status: 503 });
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(after.kind).toBe('sent');
    expect(rows).toMatchObject([{ active: 1, new: 1, sessions: 1 }]);
    expect(twice.rows).toMatchObject([{ active: 1 }]);
    expect(exitCode).toBe(0);
  },
);
