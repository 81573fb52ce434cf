import { spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBlackHole } from './black-hole.ts';
import { goodAnswer, startPeer } from './peer.ts';

/** What a program finds when it sends. */
export interface Network {
  endpoint: string;
  /** What a command is put behind, so that it runs in this network. */
  before: readonly string[];
  close(): Promise<void> | void;
}

/** Where nobody listens. */
export const refusing = 'http://127.0.0.1:9';

const plain = { before: [] };

/** Networks by what is wrong with them. */
export const networks = {
  reachable: async () => ({ ...plain, ...(await startPeer()) }),
  slow: async () => ({ ...plain, ...(await startPeer((sync) => ({ ...goodAnswer(sync), afterMs: 5_000 }))) }),
  'black-holed': async () => ({ ...plain, ...(await openBlackHole()) }),
  refusing: async () => ({ ...plain, endpoint: refusing, close: () => undefined }),
  'without such a name': async () => ({ ...plain, endpoint: 'https://collector.invalid', close: () => undefined }),
  'without a name server': openNetworkWithoutNames,
} satisfies Record<string, () => Promise<Network>>;

export type NetworkName = keyof typeof networks;

/** The networks that can be had here, and why there is none of the others. */
export function findNetworks(): { names: NetworkName[]; missing: [NetworkName, reason: string][] } {
  const names = Object.keys(networks) as NetworkName[]; // its own keys
  if (canReplaceFiles()) return { names, missing: [] };
  const nameless = 'without a name server';
  return {
    names: names.filter((name) => name !== nameless),
    missing: [[nameless, 'it takes a mount namespace, which only root on Linux may make']],
  };
}

/** The name server that the machine is told of takes all packets, and answers none. */
async function openNetworkWithoutNames(): Promise<Network> {
  const server = createSocket('udp4');
  // Port 53 of a loopback address that nothing else uses.
  server.bind(53, '127.53.53.53');
  await once(server, 'listening');
  const folder = mkdtempSync(join(tmpdir(), 'usance-names-'));
  const file = join(folder, 'resolv.conf');
  writeFileSync(file, 'nameserver 127.53.53.53\n');
  return {
    endpoint: 'https://collector.example.com',
    before: ['unshare', '--mount', 'sh', '-c', `mount --bind ${file} /etc/resolv.conf && exec "$@"`, 'sh'],
    close: () => {
      server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** True where a process may see other files than the rest of the machine does. */
export function canReplaceFiles(): boolean {
  return process.getuid?.() === 0 && spawnSync('unshare', ['--mount', 'true']).status === 0;
}
