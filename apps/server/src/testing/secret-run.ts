import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createApiClient } from '@usance/api';
import { answerTo, halfARequest, post, sendEverything, type Sender } from './every-request.ts';
import { startServerProcess, type ServerProcess } from './server-process.ts';
import { newFolder, ownerToken, removeFolder } from './test-server.ts';
import { filesLeft, metricsLeft, type Left } from './what-is-left.ts';

/** A run of a server in a process of its own, which is the same in every run but for what is said here. */
export interface Run {
  /** The sender, as the server's trusted proxies tell it; where there is none, an address of this machine from which it connects. */
  address: string;
  /** How many proxies stand between, each of which is trusted. */
  proxies: number;
  /** What the sender claims its address to be. */
  claimed?: string;
  end?: 'SIGTERM' | 'SIGKILL' | 'a fault that nobody catches';
  isSlowToo?: boolean;
  /** Faults and leaks: see `planted.ts`. */
  planted?: readonly string[];
  /** Looks at the folders before they go. */
  look?: (folders: { data: string; log: string; temporary: string }) => void;
}

const preloads = ['tsx', './same-world.ts', './planted.ts'].map((name) => `--import ${import.meta.resolve(name)}`);
const startedAt = Date.now();

/** Runs it from an empty folder to its end, with everything that can go right and wrong, and answers all that it left behind. */
export async function leftBy(run: Run): Promise<Left> {
  const { address, proxies, claimed = address, end = 'SIGTERM', isSlowToo = false, planted = [], look } = run;
  const root = newFolder('secret-run');
  const folders = { data: join(root, 'data'), log: join(root, 'log'), temporary: join(root, 'temporary') };
  for (const folder of Object.values(folders)) mkdirSync(folder);
  let server: ServerProcess | undefined;
  try {
    server = await startServerProcess(
      folders.data,
      {
        HOST: '::',
        LOG_LEVEL: 'debug',
        APP_SECRET: 'the same secret in every run of this test',
        TMPDIR: folders.temporary,
        TSX_DISABLE_CACHE: '1',
        NODE_OPTIONS: preloads.join(' '),
        SAME_WORLD_TIME: `${startedAt}`,
        PLANTED: planted.join(';'),
        ...(proxies === 0 ? {} : { TRUST_PROXY: 'loopback,10.0.0.0/8' }),
      },
      { logFolder: folders.log },
    );
    const sender: Sender = {
      port: server.port,
      host: '127.0.0.1',
      localAddress: proxies === 0 ? address : '127.0.0.1',
      forwardedFor: proxies === 0 ? undefined : [address, '10.0.0.1', '10.0.0.2'].slice(0, proxies).join(', '),
      claimed,
      isSlowToo,
    };
    const api = createApiClient({ baseUrl: server.url, token: ownerToken });
    const product = await api.createProduct({ name: 'Field Notes', settings: { syncsPerMinutePerAddress: 10 } });
    const answers = await sendEverything(sender, product);
    const metrics = metricsLeft(await (await fetch(`${server.url}/metrics`)).text());

    const half = end === 'SIGTERM' && !isSlowToo ? undefined : await halfARequest(sender); // on which SIGTERM would wait
    if (end === 'a fault that nobody catches') await answerTo(sender, post(sender, '/v1/sync?fault', '{}'));
    answers.set('exit code', String(await server.stop(end === 'SIGKILL' ? 'SIGKILL' : 'SIGTERM')));
    half?.destroy();
    look?.(folders);
    return new Map([...filesLeft(folders), ...answers, ...metrics]);
  } finally {
    await server?.stop('SIGKILL');
    removeFolder(root);
  }
}
