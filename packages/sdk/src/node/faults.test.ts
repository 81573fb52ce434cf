import type { Answer } from '@usance/protocol';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerFaults } from '../testing/faults/answer-faults.ts';
import { connectionFaults } from '../testing/faults/connection-faults.ts';
import type { Fault } from '../testing/faults/fault.ts';
import { fileSystemFaults, folderFaults } from '../testing/faults/file-faults.ts';
import { runFaults, type FaultyRun, type Surroundings } from '../testing/faults/run-faults.ts';
import { runtimeFaults } from '../testing/faults/runtime-faults.ts';
import { stateFaults } from '../testing/faults/state-faults.ts';
import { makeUsedFolder } from '../testing/faults/used-folder.ts';
import { canReplaceFiles } from '../testing/networks.ts';
import { bundleSdk, type SdkBundle } from '../testing/sdk-bundle.ts';

/** Instances that meet faults of their own, in one process. */
const together = (faults: readonly Fault[], most: number): Fault[][] =>
  Array.from({ length: Math.ceil(faults.length / most) }, (_, i) => faults.slice(i * most, (i + 1) * most));
const alone = (faults: readonly Fault[]) => together(faults, 1);

const programs: [names: string, Fault[]][] = [
  ...together(folderFaults, 6),
  ...together(stateFaults, 8),
  ...together(answerFaults, 8),
  ...alone(connectionFaults),
  ...alone(runtimeFaults),
  ...alone(canReplaceFiles() ? fileSystemFaults : []),
].map((faults) => [faults.map(({ name }) => name).join('; '), faults]);

const missing = canReplaceFiles() ? [] : fileSystemFaults.map(({ name }) => name);

describe.concurrent('a host sees nothing of it', { timeout: 120_000 }, () => {
  let bundle: SdkBundle;
  let server: Server;
  let surroundings: Surroundings;
  let plain: FaultyRun;

  beforeAll(async () => {
    bundle = await bundleSdk({ isSplit: true });
    server = await startGoodCollector();
    const root = mkdtempSync(join(tmpdir(), 'usance-faults-'));
    const program = bundle.file('fault-program');
    // Some programs run without the rights of root.
    for (const folder of [root, dirname(program)]) chmodSync(folder, 0o755);
    const { port } = server.address() as AddressInfo; // a TCP server has one
    surroundings = { program, root, used: join(root, 'used'), endpoint: `http://127.0.0.1:${port}` };
    await makeUsedFolder(surroundings.used);
    plain = await runFaults([], surroundings);
  });
  afterAll(() => {
    bundle.remove();
    server.closeAllConnections();
    server.close();
    rmSync(surroundings.root, { recursive: true, force: true });
  });

  it.each(programs)('if %s', async (_names, faults) => {
    const { broken, printed, code, signal, resources, openFiles, idleShare, seconds } = await runFaults(
      faults,
      surroundings,
    );

    expect({ broken, printed, code, signal, openFiles }).toEqual({
      broken: [],
      printed: '',
      code: 0,
      signal: null,
      openFiles: 0,
    });
    expect(lasting(resources)).toEqual(lasting(plain.resources));
    expect(idleShare).toBeLessThanOrEqual(0.2);
    expect(seconds).toBeLessThan(30);
  });

  it.for(missing)('if %s', (_name, { skip }) => {
    skip('only root on Linux can bring it about');
    expect.unreachable();
  });
});

/** What is being closed counts until the next turn; what a program prints into counts as long as it has not printed. */
const lasting = (resources: readonly string[]) => resources.filter((name) => !/^(?:CloseReq|PipeWrap)$/.test(name));

async function startGoodCollector(): Promise<Server> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.statusCode = request.url?.endsWith('/erase') ? 202 : 200;
      const answer: Answer = {
        accepted: 1,
        refused: [],
        serverTime: new Date().toISOString(),
        settings: { syncEverySeconds: 1200, collect: 'all' },
        messages: [],
      };
      response.end(JSON.stringify(answer));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
