import { createHash } from 'node:crypto';
import { createApiClient } from '@usance/api';
import { answerTo, halfARequest, post, sendEverything, type Sender } from './every-request.ts';
import { leftByServer, type Folders } from './same-server.ts';
import { ownerToken } from './test-server.ts';
import { metricsLeft, type Left } from './what-is-left.ts';

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
  look?: (folders: Folders) => void;
}

/** Runs it from an empty folder to its end, with everything that can go right and wrong, and answers all that it left behind. */
export function leftBy(run: Run): Promise<Left> {
  const { address, proxies, claimed = address, end = 'SIGTERM', isSlowToo = false, planted = [], look } = run;
  const environment = {
    PLANTED: planted.join(';'),
    ...(proxies === 0 ? {} : { TRUST_PROXY: 'loopback,10.0.0.0/8' }),
  };
  return leftByServer({ environment, look }, async (server) => {
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

    const backup = Buffer.from(await new Response((await api.backup()).body).arrayBuffer());
    answers.set('backup', `${backup.length} bytes, ${createHash('sha256').update(backup).digest('base64url')}`);

    const half = end === 'SIGTERM' && !isSlowToo ? undefined : await halfARequest(sender); // on which SIGTERM would wait
    if (end === 'a fault that nobody catches') await answerTo(sender, post(sender, '/v1/sync?fault', '{}'));
    answers.set('exit code', String(await server.stop(end === 'SIGKILL' ? 'SIGKILL' : 'SIGTERM')));
    half?.destroy();
    return new Map([...answers, ...metrics]);
  });
}
