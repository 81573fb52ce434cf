import { execFileSync, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** One of the proxies whose settings lie in `deploy/proxies`. */
export interface Proxy {
  name: string;
  /** The file with the settings. */
  settings: string;
  /** What a test may change of them: ports, and where files lie. Each is to be there. */
  places(at: ProxyPlaces): readonly (readonly [string, string])[];
  command(at: ProxyPlaces): readonly string[];
}

export interface ProxyPlaces {
  folder: string;
  file: string;
  port: number;
  upstreamPort: number;
}

export const proxies: readonly Proxy[] = [
  {
    name: 'nginx',
    settings: 'nginx.conf',
    places: ({ folder, port, upstreamPort }) => [
      ['pid /run/nginx.pid;', `pid ${folder}/nginx.pid;`],
      ['events {', 'daemon off;\nuser root;\nevents {'],
      ['http {', `http {\n  client_body_temp_path ${folder}/bodies;\n  proxy_temp_path ${folder}/answers;`],
      ['listen 443 ', `listen 127.0.0.1:${port} `],
      ['    listen [::]:443 ssl default_server;\n', ''],
      ['/etc/ssl/usage.example.com.crt', `${folder}/certificate.crt`],
      ['/etc/ssl/usage.example.com.key', `${folder}/certificate.key`],
      ['127.0.0.1:8420', `127.0.0.1:${upstreamPort}`],
    ],
    command: ({ file, folder }) => ['nginx', '-p', folder, '-c', file, '-e', 'stderr'],
  },
  {
    name: 'caddy',
    settings: 'Caddyfile',
    places: ({ folder, port, upstreamPort }) => [
      ['admin off', 'admin off\n\tauto_https disable_redirects'],
      ['usage.example.com {', `https://127.0.0.1:${port} {\n\ttls ${folder}/certificate.crt ${folder}/certificate.key`],
      ['127.0.0.1:8420', `127.0.0.1:${upstreamPort}`],
    ],
    command: ({ file }) => ['caddy', 'run', '--adapter', 'caddyfile', '--config', file],
  },
  {
    name: 'haproxy',
    settings: 'haproxy.cfg',
    places: ({ folder, port, upstreamPort }) => [
      ['bind :443 ssl crt /etc/ssl/usage.example.com.pem', `bind 127.0.0.1:${port} ssl crt ${folder}/certificate.pem`],
      ['  bind [::]:443 ssl crt /etc/ssl/usage.example.com.pem alpn h2,http/1.1 v6only\n', ''],
      ['127.0.0.1:8420', `127.0.0.1:${upstreamPort}`],
    ],
    command: ({ file }) => ['haproxy', '-db', '-f', file],
  },
];

export const settingsOf = (file: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../../deploy/proxies/${file}`, import.meta.url)), 'utf8');

/** Starts a proxy with its shipped settings, but for places, in a folder where all that it writes and prints lies. */
export async function startProxy(
  proxy: Proxy,
  { folder, port, upstreamPort }: Omit<ProxyPlaces, 'file'>,
  change: (settings: string) => string = (settings) => settings,
): Promise<{ stop(): Promise<void> }> {
  mkdirSync(folder, { recursive: true });
  makeCertificate(folder);
  const at = { folder, port, upstreamPort, file: join(folder, proxy.settings) };
  let settings = settingsOf(proxy.settings);
  for (const [shipped, here] of proxy.places(at)) {
    if (!settings.includes(shipped)) throw new Error(`${proxy.settings} has no ${shipped}`);
    settings = settings.replaceAll(shipped, () => here);
  }
  writeFileSync(at.file, change(settings));
  const [command = '', ...args] = proxy.command(at);
  const child = spawn(command, args, {
    env: { PATH: `${process.env['PATH']}:/usr/sbin`, HOME: folder, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGTERM')); // also where the test fails
  const log = createWriteStream(join(folder, 'printed.log'));
  for (const stream of [child.stdout, child.stderr]) stream.pipe(log, { end: false });
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()));
  while (!(await listensAt(port))) {
    if (child.exitCode !== null) throw new Error(`${proxy.name}: ${readFileSync(join(folder, 'printed.log'), 'utf8')}`);
    await sleep(50);
  }
  return {
    async stop() {
      child.kill('SIGTERM');
      await exited;
      await new Promise<void>((resolve) => log.end(resolve));
    },
  };
}

/** A certificate of nobody's authority. */
function makeCertificate(folder: string): void {
  const [key, certificate] = [join(folder, 'certificate.key'), join(folder, 'certificate.crt')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2'];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  execFileSync('openssl', ['req', '-x509', ...curve, ...subject, '-keyout', key, '-out', certificate], {
    stdio: 'ignore',
  });
  writeFileSync(join(folder, 'certificate.pem'), readFileSync(certificate, 'utf8') + readFileSync(key, 'utf8'));
}

const listensAt = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
