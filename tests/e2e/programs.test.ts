import type { InitOptions } from '@usance/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mocha } from '../programs/mocha.ts';
import { prettier } from '../programs/prettier.ts';
import { terser } from '../programs/terser.ts';
import { readArrivedUses, usesToArrive } from './support/arrived-uses.ts';
import { openBlackHole } from './support/black-hole.ts';
import { compareTimes } from './support/compare-times.ts';
import { readFiles } from './support/program-run.ts';
import {
  createOpenProduct,
  freePort,
  newFolder,
  startServerProcess,
  type ServerProcess,
} from './support/server-process.ts';
import { installProgram, runAll, type Outcome } from './support/wrapped-programs.ts';

const programs = [prettier, mocha, terser];
const place = newFolder('programs');

describe('programs of other people that the SDK was put into', () => {
  let server: ServerProcess;
  let closeHole: () => void;
  const endpoints = { server: '', refusing: '', dropping: '', unknown: 'https://collector.invalid' };
  let plain: Record<string, Outcome>;

  beforeAll(async () => {
    server = await startServerProcess({ dataDir: newFolder('programs-server') });
    const hole = await openBlackHole();
    closeHole = hole.close;
    Object.assign(endpoints, {
      server: server.url,
      refusing: `http://127.0.0.1:${await freePort()}`,
      dropping: hole.url,
    });
    plain = await runAll(programs.map((program) => installProgram(program, { place, name: 'plain' })));
  });
  afterAll(async () => {
    closeHole();
    await server.stop();
  });

  it('do without it what their authors say', () => {
    const seen = programs.flatMap(({ name, invocations }) =>
      invocations.map(({ what, says, files }) => {
        const { stdout = '', stderr = '', exitCode, files: left = {} } = plain[`${name} ${what}`] ?? {};
        const writes = Object.keys(left).filter((path) => left[path] !== files[path]);
        const isSaid = says === undefined ? (stdout + stderr).trim() === '' : says.test(stdout + stderr);
        return { name, what, exitCode, writes, isSaid };
      }),
    );

    const known = programs.flatMap(({ name, invocations }) =>
      invocations.map(({ what, exitCode, writes = [] }) => ({ name, what, exitCode, writes, isSaid: true })),
    );
    expect(seen).toEqual(known);
  });

  it.each<[string, keyof typeof endpoints]>([
    ['a collector that answers', 'server'],
    ['a port that refuses', 'refusing'],
    ['an address that drops what is sent there', 'dropping'],
    ['a name that nobody knows', 'unknown'],
  ])('print, write and exit the same with telemetry on and %s, and each use arrives once', async (_what, where) => {
    const installed = await Promise.all(
      programs.map(async (program) => {
        const { id, key } = await createOpenProduct(server, `${program.name}, ${where}`);
        const telemetry = telemetryFor(key, endpoints[where]);
        return { product: id, ...installProgram(program, { place, name: where, telemetry }) };
      }),
    );

    const outcomes = await runAll(installed);
    const results = await Promise.all(installed.map((one) => one.send(server.url)));
    const arrived = await Promise.all(installed.map((one) => readArrivedUses(server, one)));

    expect(outcomes).toEqual(plain);
    expect(results).toMatchObject(programs.map(() => ({ kind: 'sent', dropped: {} })));
    expect(arrived).toEqual(programs.map(usesToArrive));
  });

  it.each<[string, Partial<InitOptions>, Record<string, string>]>([
    ['DO_NOT_TRACK is set', {}, { DO_NOT_TRACK: '1' }],
    ['the person refused', { consent: 'denied' }, {}],
  ])('print, write and exit the same while %s, and nothing is kept or sent', async (what, options, environment) => {
    const { id, key } = await createOpenProduct(server, what);
    const telemetry = { ...telemetryFor(key, server.url), ...options };
    const installed = programs.map((program) => installProgram(program, { place, name: what, telemetry, environment }));

    const outcomes = await runAll(installed);
    const results = await Promise.all(installed.map((one) => one.send(server.url)));
    const { rows } = await server.api.report(id, 'activity', {
      query: { from: '-1d', interval: 'total', kind: 'normal,ephemeral' },
    });

    expect(outcomes).toEqual(plain);
    expect(results).toMatchObject(programs.map(() => ({ kind: 'off' })));
    expect(installed.map(({ home }) => readFiles(home))).toEqual(programs.map(() => ({})));
    expect(rows).toMatchObject([{ active: 0, sessions: 0 }]);
  });

  it.each(programs)('tell how long $name takes with it and without', async (program) => {
    const { key } = await createOpenProduct(server, `${program.name}, timed`);
    const install = (name: string, endpoint?: string) =>
      installProgram(program, {
        place,
        name,
        telemetry: endpoint === undefined ? undefined : telemetryFor(key, endpoint),
        isSendingDue: endpoint === endpoints.dropping,
      });

    const took = await compareTimes({
      without: install('timed without'),
      with: install('timed with', server.url),
      trying: install('timed trying', endpoints.dropping),
    });

    const [without, ...others] = [took.without, took.with, took.trying].map((ms) => `${ms.toFixed(0)} ms`);
    const [ratio, tryingRatio] = [took.with, took.trying].map((ms) => (ms / took.without).toFixed(2));
    console.info(
      `${program.name}: ${without} without the SDK, ${others[0]} with it (${ratio}), ` +
        `${others[1]} when every run tries to send and nothing answers (${tryingRatio})`,
    );
    expect(took.with).toBeGreaterThan(0);
  });
});

const telemetryFor = (key: string, endpoint: string): InitOptions => ({
  key,
  endpoint,
  appName: 'program',
  app: { version: '1.0.0' },
  consent: { basis: 'opt-in', purposes: 'full', day: new Date().toISOString().slice(0, 10) },
  captureUncaught: true,
});
