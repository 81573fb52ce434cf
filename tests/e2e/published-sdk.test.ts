import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  createAuthority,
  productKey,
  startPeer,
  startProcess,
  startProxy,
  storedDays,
  usesOf,
} from '@usance/sdk/testing';
import { describe, expect, it } from 'vitest';

const dist = fileURLToPath(new URL('../../packages/sdk/dist', import.meta.url));
const authority = createAuthority();

describe('the SDK as it is published', () => {
  // The thread's program and the one that goes on with it are shortened apart from each other, and run as one.
  it.each([
    ['modules', `const { init } = await import('${dist}/esm/index.js');`],
    ['CommonJS', `const { init } = require('${dist}/cjs/index.cjs');`],
  ])('sends through a proxy from %s', async (_kind, load) => {
    const folder = mkdtempSync(join(tmpdir(), 'usance-published-'));
    const collector = await startPeer(undefined, { certificate: authority.issue('collector.invalid') });
    const proxy = await startProxy({ target: collector.endpoint, certificate: authority.issue('localhost') });
    const options = {
      key: productKey,
      endpoint: 'https://collector.invalid',
      app: { version: '1.0.0' },
      consent: { basis: 'notice', purposes: ['usage'] },
      storageFolder: folder,
      ca: authority.cert,
    };
    const program = `(async () => {
      ${load}
      const telemetry = init(${JSON.stringify(options)});
      telemetry.track('A');
      console.log((await telemetry.flush()).kind);
      await telemetry.shutdown();
    })()`;

    const run = startProcess([process.execPath, '--eval', program], { HTTPS_PROXY: proxy.url });
    await run.end;
    await proxy.close();
    await collector.close();
    rmSync(folder, { recursive: true });

    expect(run.output() + run.errors()).toBe('sent\n');
    expect(usesOf(storedDays(collector.syncs))).toEqual({ A: 1 });
  });
});
