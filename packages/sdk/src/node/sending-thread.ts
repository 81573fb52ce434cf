import { Worker } from 'node:worker_threads';
import type { SendOutcome, Sending, SyncRequest } from '../core/platform.ts';

/**
 * Sends one request from a thread of its own. In the host's thread, a connection that is being made, or a name that is being
 * looked up, would hold the process open until it times out, even with the socket unreferenced; a thread that is
 * unreferenced ends with the process.
 */
export function sendFromThread(request: SyncRequest): Sending {
  let worker: Worker | undefined;
  const outcome = new Promise<SendOutcome>((resolve) => {
    const fail = () => resolve({ kind: 'failed', reason: 'the sending thread ended' });
    try {
      worker = new Worker(threadSource, {
        eval: true,
        workerData: request,
        execArgv: [],
        // Whatever the thread would print stays unseen.
        stdout: true,
        stderr: true,
      });
      worker.on('message', resolve);
      worker.on('error', fail);
      worker.on('exit', fail);
      worker.unref();
    } catch {
      fail();
    }
  });
  return { outcome, abort: () => void worker?.terminate().catch(() => undefined) };
}

/**
 * The thread's program. It is text, not a file: host programs are bundled into one file, and a second one would be left behind.
 * Names are asked of the name server directly, since the system's look-up cannot be broken off; only a name that the
 * server does not know is looked up by the system, which also reads the hosts file.
 */
const threadSource = /* js */ `
const { parentPort, workerData: { url, body, timeoutMs } } = require('node:worker_threads');
const { gzipSync } = require('node:zlib');
const dns = require('node:dns');
const { request } = require(url.startsWith('https:') ? 'node:https' : 'node:http');

const maxAnswerLength = 1048576;
const resolver = new dns.promises.Resolver({ timeout: Math.min(timeoutMs, 3000), tries: 1 });

function lookup(host, options, found) {
  if (host === 'localhost') return dns.lookup(host, options, found);
  Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]).then((answers) => {
    const addresses = answers.flatMap(({ value = [] }, i) => value.map((address) => ({ address, family: i === 0 ? 4 : 6 })));
    const silent = answers.some(({ reason }) => reason && reason.code === 'ETIMEOUT');
    if (addresses.length === 0 && silent) return found(answers[0].reason ?? answers[1].reason);
    if (addresses.length === 0) return dns.lookup(host, options, found);
    if (options.all) return found(null, addresses);
    found(null, addresses[0].address, addresses[0].family);
  });
}

let isOver = false;
function finish(outcome) {
  if (isOver) return;
  isOver = true;
  parentPort.postMessage(outcome);
  clearTimeout(timer);
  resolver.cancel();
  outgoing.destroy();
}
const fail = (reason) => finish({ kind: 'failed', reason });
const timer = setTimeout(() => fail('timeout'), timeoutMs);

const compressed = gzipSync(body);
const headers = {
  accept: 'application/json',
  'content-type': 'application/json',
  'content-encoding': 'gzip',
  'content-length': compressed.length,
  'user-agent': 'usance-sdk',
};
const outgoing = request(url, { method: 'POST', headers, lookup, agent: false }, (incoming) => {
  const chunks = [];
  let length = 0;
  incoming.on('data', (chunk) => {
    length += chunk.length;
    if (length > maxAnswerLength) return fail('the answer is too long');
    chunks.push(chunk);
  });
  incoming.on('end', () => finish({
    kind: 'answer',
    status: incoming.statusCode,
    body: Buffer.concat(chunks).toString('utf8'),
    retryAfter: incoming.headers['retry-after'],
    date: incoming.headers.date,
  }));
  incoming.on('close', () => fail('the answer broke off'));
});
outgoing.on('error', (error) => fail(error.code ?? 'error'));
outgoing.end(compressed);
`;
