import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { main } from '../../main.ts';
import { capturedTerminal } from '../../testing/captured-terminal.ts';
import { faultFile } from './fault-file.ts';

/** A server in a process of its own, in which faults can be planted, and `usance` as its owner calls it. */
export interface TriedServer {
  url: URL;
  token: string;
  dataDir: string;
  /** For files of the test. */
  folder: string;
  /** Plants one fault in place of any other; '' takes it out. */
  plant(fault: string): Promise<void>;
  usance(...args: string[]): Promise<{ code: number; printed: string; said: string[] }>;
  close(): Promise<void>;
}

export async function startTriedServer(): Promise<TriedServer> {
  const token = 'a-token-of-the-proofs-test';
  const folder = await mkdtemp(join(tmpdir(), 'usance-prove-test-'));
  const dataDir = join(folder, 'data');
  const child = fork(fileURLToPath(new URL('server-program.ts', import.meta.url)), {
    execArgv: ['--conditions=@usance/source', '--import', 'tsx'],
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      HOST: '127.0.0.1',
      USANCE_DATA_DIR: dataDir,
      USANCE_OWNER_TOKEN: token,
      TRUST_PROXY: 'loopback',
      LOG_LEVEL: 'error',
    },
  });
  const [port] = (await once(child, 'message')) as [number];
  const url = new URL(`http://127.0.0.1:${port}`);
  return {
    url,
    token,
    dataDir,
    folder,
    async plant(fault) {
      await rm(join(dataDir, faultFile), { force: true });
      child.send(fault);
      await once(child, 'message');
    },
    async usance(...args) {
      const terminal = capturedTerminal({ USANCE_SERVER: url.origin, USANCE_TOKEN: token });
      const code = await main(args, terminal);
      return { code, printed: terminal.printed, said: terminal.said };
    },
    async close() {
      child.disconnect();
      await once(child, 'exit');
      await rm(folder, { recursive: true });
    },
  };
}
