import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createAuthority,
  openBlackHole,
  selfSigned,
  startPeer,
  startProxy,
  storedDays,
  until,
  usesOf,
  type Peer,
  type Step,
} from '@usance/sdk/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bun, deno, denoPermissions } from './support/runtimes.ts';
import { buildSdkPrograms, silent, type SdkProgram, type SdkPrograms } from './support/sdk-program.ts';

const authority = createAuthority();
const refusing = 'http://127.0.0.1:9';
const use = (feature: string): Step => ({ do: 'track', feature });

describe.each([bun, { ...deno, command: [...deno.command, ...denoPermissions, '--allow-run'] }])(
  'the SDK on $name',
  ({ name, command }) => {
    let programs: SdkPrograms;
    let trusted = '';
    let folder: string;
    let peer: Peer;
    const open: { close(): Promise<void> | void }[] = [];

    beforeAll(async () => {
      programs = await buildSdkPrograms();
      trusted = join(programs.newFolder(), 'authority.pem');
      writeFileSync(trusted, authority.cert);
    });
    afterAll(() => programs.remove());
    beforeEach(async () => {
      folder = programs.newFolder();
      peer = await opened(startPeer());
    });
    afterEach(async () => {
      for (const one of open.splice(0)) await one.close();
    });
    async function opened<Server extends { close(): Promise<void> | void }>(opening: Promise<Server>): Promise<Server> {
      const server = await opening;
      open.push(server);
      return server;
    }
    const given = (program: Partial<SdkProgram> & { steps: Step[] }): SdkProgram => ({
      command,
      endpoint: peer.endpoint,
      folder,
      ...program,
    });
    const run = async (program: Parameters<typeof given>[0]) => programs.run(given(program));
    const start = (program: Parameters<typeof given>[0]) => programs.start(given(program));
    /** A later run, that sends what the runs before it left. */
    const sendLater = async () => {
      rmSync(join(folder, 'server.json'), { force: true });
      expect(await run({ steps: [{ do: 'shutdown' }] })).toEqual(silent);
    };
    const used = () => usesOf(storedDays(peer.syncs));

    it('sends what was used, and says what it runs on, by the same headers as on Node', async () => {
      const steps: Step[] = [use('A'), { do: 'flush' }, use('A'), { do: 'shutdown' }];
      const node = await opened(startPeer());

      expect(await run({ steps })).toEqual(silent);
      await run({ command: [process.execPath], endpoint: node.endpoint, steps });

      expect(used()).toEqual({ A: 2 });
      expect(storedDays(peer.syncs)[0]).toMatchObject({ ended: true, its: { system: { runtime: name } } });
      const [here = [], there = []] = [peer.rawHeaders[0], node.rawHeaders[0]];
      const own = new Set(['content-length', 'Host']);
      const changed = here.filter((value, i) => value !== there[i] && !own.has(here[i - 1] ?? ''));
      expect(changed).toEqual([]);
    });

    it('leaves what was not sent to a later run, however the program ends', async () => {
      const away = { endpoint: refusing };

      expect(await run({ ...away, steps: [use('Ended')] })).toEqual(silent);
      expect(await run({ ...away, steps: [use('Exited'), { do: 'exit', code: 7 }] })).toEqual({ ...silent, code: 7 });
      const crashed = await run({ ...away, steps: [use('Crashed'), { do: 'throw' }] });
      await sendLater();

      expect(crashed).toMatchObject({ code: 1, output: '', errors: expect.stringContaining('thrown on purpose') });
      expect(used()).toEqual({ Ended: 1, Exited: 1, Crashed: 1 });
      const days = storedDays(peer.syncs);
      expect(days.filter(({ ended }) => !ended)).toEqual([]);
      expect(days.filter(({ crashed: isCrash }) => isCrash).map(({ uses }) => uses)).toEqual([[['Crashed', 1]]]);
      expect(days.flatMap(({ exceptions = [] }) => exceptions)).toMatchObject([{ type: 'TypeError', handled: false }]);
      expect(readdirSync(folder).filter((file) => /lock|tmp/.test(file))).toEqual([]);
    });

    it('loses a second at most at kill -9', async () => {
      const killed = start({ endpoint: refusing, steps: [{ do: 'trackEvery', milliseconds: 5 }] });
      await until(() => killed.output().split('\n').length > 280, 'more than a second of use');
      killed.child.kill('SIGKILL');
      const killedAt = Date.now();
      await killed.end;

      await sendLater();

      const moments = killed
        .output()
        .trimEnd()
        .split('\n')
        .map((line) => Number(line.split(' ')[1]));
      expect(used().Tick).toBeGreaterThanOrEqual(moments.filter((at) => at < killedAt - 1000).length);
      expect(used().Tick).toBeLessThanOrEqual(moments.length);
    });

    it('is not held up at its end by a network that drops everything', async () => {
      const { endpoint } = await opened(openBlackHole());
      const steps: Step[] = [use('A'), { do: 'sleep', milliseconds: 100 }, { do: 'printMoment' }];

      const held: number[] = [];
      for (let i = 0; i < 3 || (i < 10 && Math.min(...held) > 200); i++) {
        const started = start({ endpoint, steps });
        const { at } = await started.end;
        held.push(at - Number(started.output()));
      }

      // A connection that is being made would hold it up until its timeout, after ten seconds.
      expect(Math.min(...held)).toBeLessThan(200);
    });

    it('lets a process of its own send what is left', async () => {
      const left = await run({ steps: [use('A')], isDetached: true });
      await until(() => used().A === 1, 'the delivery');

      expect(left).toEqual(silent);
    });

    it.each([
      ['of an unknown authority', () => authority.issue('localhost'), {}],
      ['that nobody vouches for', () => selfSigned('localhost'), { SSL_CERT_FILE: trusted }],
      ['that is expired', () => authority.issue('localhost', { isExpired: true }), { SSL_CERT_FILE: trusted }],
      ['for another host', () => authority.issue('other.example'), { SSL_CERT_FILE: trusted }],
    ])(
      'tells nothing to a server with a certificate %s, also if TLS is switched off',
      async (_what, certificate, trust) => {
        const server = await opened(startPeer(undefined, { certificate: certificate() }));
        const environment = { ...trust, NODE_TLS_REJECT_UNAUTHORIZED: '0' };

        const seen = await run({ endpoint: server.endpoint, environment, steps: [use('A'), { do: 'flush' }] });

        expect(seen).toEqual(silent);
        expect(server.connections()).toBeGreaterThan(0);
        expect(server.syncs).toEqual([]);
      },
    );

    it('trusts an authority that is named to it, and resumes no session', async () => {
      const server = await opened(startPeer(undefined, { certificate: authority.issue('localhost') }));
      const environment = { SSL_CERT_FILE: trusted };

      await run({ endpoint: server.endpoint, environment, steps: [use('A'), { do: 'flush' }, { do: 'shutdown' }] });

      expect(usesOf(storedDays(server.syncs))).toEqual({ A: 1 });
      expect(server.resumed).toEqual([false, false]);
    });

    const through = (HTTPS_PROXY: string) =>
      run({
        endpoint: 'https://collector.invalid',
        environment: { SSL_CERT_FILE: trusted, HTTPS_PROXY },
        steps: [use('A'), { do: 'flush' }],
      });
    it('goes through a proxy, with credentials and encrypted, and past none', async () => {
      const server = await opened(startPeer(undefined, { certificate: authority.issue('collector.invalid') }));
      const credentials = 'anna:secret';
      const certificate = authority.issue('localhost');
      const proxy = await opened(startProxy({ target: server.endpoint, certificate, credentials }));

      expect(await through(proxy.url)).toEqual(silent);
      expect(server.connections()).toBe(0);
      expect(await through(proxy.url.replace('://', `://${credentials}@`))).toEqual(silent);

      expect(proxy.asked.map(({ host }) => host)).toContain('collector.invalid:443');
      expect(usesOf(storedDays(server.syncs))).toEqual({ A: 2 });
    });

    it('follows no redirect', async () => {
      const elsewhere = await opened(startPeer());
      peer.replyWith(() => ({ status: 307, body: '', headers: { location: `${elsewhere.endpoint}/v1/sync` } }));

      expect(await run({ steps: [use('A'), { do: 'flush' }] })).toEqual(silent);

      expect(peer.syncs).toHaveLength(1);
      expect(elsewhere.connections()).toBe(0);
    });
  },
);
