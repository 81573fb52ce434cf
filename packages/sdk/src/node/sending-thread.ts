import type { Worker as Thread } from 'node:worker_threads';
import type { SendOutcome, Sending, SendRequest } from '../core/platform.ts';

export interface SendingPlace {
  environment: NodeJS.ProcessEnv;
  /** Certificates of authorities that are trusted beside the system's, in PEM. */
  ca?: string | undefined;
}

/**
 * Sends one request from a thread of its own. In the host's thread, a connection that is being made, or a name that is being
 * looked up, would hold the process open until it times out, even with the socket unreferenced; a thread that is
 * unreferenced ends with the process.
 */
export function sendFromThread(request: SendRequest, { environment, ca }: SendingPlace): Sending {
  let worker: Thread | undefined;
  let isAborted = false;
  const hasProxy = Boolean(
    environment.HTTPS_PROXY || environment.https_proxy || environment.ALL_PROXY || environment.all_proxy,
  );

  async function start(resolve: (outcome: SendOutcome) => void): Promise<void> {
    const fail = () => resolve({ kind: 'failed', reason: 'the sending thread ended' });
    // Few machines have a proxy, and only they load what it takes.
    const proxied = hasProxy
      ? (await import('../proxy/proxied-sending.ts')).proxiedSending(request.url, environment)
      : undefined;
    if (isAborted) return fail();
    const { SSL_CERT_FILE, NODE_EXTRA_CA_CERTS } = environment;
    const { Worker } = process.getBuiltinModule('node:worker_threads');
    worker = new Worker(threadSource + (proxied?.source ?? 'send({})'), {
      eval: true,
      workerData: {
        ...request,
        ca,
        proxy: proxied?.proxy,
        caFiles: [SSL_CERT_FILE, NODE_EXTRA_CA_CERTS, ...linuxCaFiles],
      },
      // Nothing that the host loads into its processes, to trace its own requests, is loaded here.
      execArgv: [],
      env: {},
      // Whatever the thread would print stays unseen.
      stdout: true,
      stderr: true,
    });
    worker.on('message', resolve).on('error', fail).on('exit', fail).unref();
  }
  return {
    outcome: new Promise<SendOutcome>((resolve, reject) => {
      start(resolve).catch(reject);
    }).catch((): SendOutcome => ({ kind: 'failed', reason: 'no thread' })),
    abort: () => {
      isAborted = true;
      void worker?.terminate().catch(() => undefined);
    },
  };
}

/** Where Debian, Fedora, openSUSE and Alpine keep the authorities they trust: older Nodes have no call for that. */
const linuxCaFiles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/**
 * The thread's program. It is text, not a file: host programs are bundled into one file, and a second one would be left behind.
 * Names are asked of the name server directly, since the system's look-up cannot be broken off; only a name that the
 * server does not know is looked up by the system, which also reads the hosts file.
 */
const threadSource = /* js */ `
const { parentPort, workerData } = require('node:worker_threads');
const { gzipSync } = require('node:zlib');
const { readFileSync } = require('node:fs');
const dns = require('node:dns');
const tls = require('node:tls');
const http = require('node:http');
const https = require('node:https');
const { body, timeoutMs, ca, caFiles, proxy } = workerData;
const url = new URL(workerData.url);
const isTls = url.protocol === 'https:';
const resolver = new dns.promises.Resolver({ timeout: Math.min(timeoutMs, 3000), tries: 1 });
const open = [];
let isOver = false;

function lookup(host, options, found) {
  const bySystem = () => dns.lookup(host, options, found);
  if (host === 'localhost') return bySystem();
  Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]).then((answers) => {
    const addresses = answers.flatMap(({ value = [] }, i) => value.map((address) => ({ address, family: i * 2 + 4 })));
    const silent = answers.find(({ reason }) => reason?.code === 'ETIMEOUT');
    if (addresses.length === 0) return silent ? found(silent.reason) : bySystem();
    if (options.all) return found(null, addresses);
    found(null, addresses[0].address, addresses[0].family);
  });
}

function finish(outcome) {
  if (isOver) return;
  isOver = true;
  parentPort.postMessage(outcome);
  clearTimeout(timer);
  resolver.cancel();
  for (const one of open) one.destroy();
}
const fail = (reason) => finish({ kind: 'failed', reason });
const timer = setTimeout(fail, timeoutMs, 'timeout');

/** Older Nodes have no call for the system's authorities, Deno's throws where one of its files is missing; and of the files, few are there. */
const orNone = (read) => {
  try {
    return read();
  } catch {
    return [];
  }
};

/** Trusted is what Node brings along, what the system trusts, and what the program names. TLS is verified whatever the environment says. */
const secure = isTls && {
  rejectUnauthorized: true,
  ca: [
    ...tls.rootCertificates,
    ...orNone(() => tls.getCACertificates('system')),
    ...caFiles.flatMap((file) => orNone(() => readFileSync(file, 'utf8'))),
    ...(ca ? [ca] : []),
  ],
};

function start(library, target, options) {
  const outgoing = library.request(target, { lookup, agent: false, ...secure, ...options });
  outgoing.on('error', (error) => fail(error.code ?? 'error'));
  open.push(outgoing);
  return outgoing;
}

function send(options) {
  const compressed = gzipSync(body);
  start(isTls ? https : http, url, {
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'content-encoding': 'gzip',
      'content-length': compressed.length,
      'user-agent': 'usance-sdk',
    },
    ...options,
  }).on('response', (incoming) => {
    let text = '';
    const { statusCode: status, headers } = incoming;
    incoming.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
      if (text.length > 1048576) fail('the answer is too long');
    });
    incoming.on('end', () => finish({ kind: 'answer', status, body: text, retryAfter: headers['retry-after'], date: headers.date }));
    incoming.on('close', () => fail('the answer broke off'));
  }).end(compressed);
}
`;
