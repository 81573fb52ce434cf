import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { newFolder } from './support/server-process.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const onNode = [
  '',
  '/regions',
  '/command',
  '/prompt',
  '/detached',
  '/electron-main',
  '/electron-preload',
  '/electron-renderer',
];

describe('the SDK as it is published', () => {
  const place = newFolder('package');
  const installed = join(place, 'node_modules/@usance/sdk');
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { cwd: place, encoding: 'utf8', env: { PATH: process.env['PATH'], HOME: place } });

  beforeAll(() => {
    execFileSync('npm', ['pack', '--silent', '--pack-destination', place, join(root, 'packages/sdk')], { cwd: place });
    writeFileSync(join(place, 'package.json'), '{ "name": "host", "private": true }');
    const tarball = readdirSync(place).find((name) => name.endsWith('.tgz'));
    run('npm', 'install', '--offline', '--no-audit', '--no-fund', `./${tarball}`);
  });

  it('installs without a network: it has no dependencies and no scripts', () => {
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Record<string, unknown>;

    expect(readdirSync(join(place, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['@usance']);
    expect(readdirSync(join(place, 'node_modules/@usance'))).toEqual(['sdk']);
    expect(manifest).not.toHaveProperty('dependencies');
    expect(manifest).not.toHaveProperty('scripts');
  });

  it('holds no test, no source and no map', () => {
    const files = readdirSync(installed, { recursive: true }).map(String);

    expect(files.filter((name) => /\.test\.|testing|\.map$|tsbuildinfo|(?<!\.d)\.ts$/.test(name))).toEqual([]);
  });

  it.each([
    ['modules', 'mjs', (name: string) => `await import('@usance/sdk${name}')`],
    ['CommonJS', 'cjs', (name: string) => `require('@usance/sdk${name}')`],
  ])('opens all its doors to %s, and does nothing on import', (_kind, extension, load) => {
    const file = join(place, `doors.${extension}`);
    const lines = onNode.map((name) => `console.log(${JSON.stringify(name)}, Object.keys(${load(name)}).join());`);
    writeFileSync(
      file,
      `${lines.join('\n')}\nconsole.log(JSON.stringify(process.getActiveResourcesInfo().filter((name) => !/TTY|Pipe|CloseReq|FSReq/.test(name))), process.eventNames().join());`,
    );

    const output = run(process.execPath, file).trim().split('\n');

    expect(output.slice(0, -1)).toEqual([
      'init',
      '/regions consentByRegion,regionTable',
      '/command telemetryCommand',
      '/prompt askInTerminal',
      '/detached detachedSender,senderVariable',
      '/electron-main serveRenderers',
      '/electron-preload exposeTelemetry',
      '/electron-renderer rendererTelemetry',
    ]);
    expect(output.at(-1)).toMatch(/^\[\] (?:newListener,removeListener,?)?/);
  });

  it.each([
    ['modules', 'mts'],
    ['CommonJS', 'cts'],
  ])('has types for %s that need no other package', (_kind, extension) => {
    const folder = join(place, extension);
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, `host.${extension}`),
      `import { init, type FlushResult, type Plan } from '@usance/sdk';
import { consentByRegion } from '@usance/sdk/regions';
const plan: Plan | undefined = undefined;
const telemetry = init({ key: 'pk_x', endpoint: 'https://a.example', app: { version: '1' }, consent: 'ask', plan });
telemetry.event('A', { kind: 'x' });
const session = telemetry.startSession();
session.time('B').end();
// @ts-expect-error a purpose that there is not
telemetry.consent.set({ purposes: ['everything'] });
export const result: Promise<FlushResult> = telemetry.flush();
export const region = consentByRegion;
`,
    );

    const tsc = join(root, 'node_modules/.bin/tsc');
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--types', ''];
    expect(() => run(tsc, ...options, join(folder, `host.${extension}`))).not.toThrow();
  });
});
