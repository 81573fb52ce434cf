import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createApiClient, type SignedProof } from '@usance/api';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newFleet } from './fleet.ts';
import { passed, type Promised } from './promise.ts';
import { promises } from './promises.ts';
import { startTriedServer, type TriedServer } from './testing/tried-server.ts';
import { tryPromises } from './try-promises.ts';

let server: TriedServer;

beforeAll(async () => {
  server = await startTriedServer();
});

afterEach(() => server.plant(''));

afterAll(() => server.close());

const prove = (...args: string[]) => server.usance('prove', '--data-dir', server.dataDir, '--json', ...args);

/** What was found, by promise. */
const outcomes = (printed: string): Record<string, string> => {
  const { proof } = JSON.parse(printed) as SignedProof;
  return Object.fromEntries(proof.findings.map(({ promise, outcome }) => [promise, outcome]));
};

const products = async () => (await apiOf(server).products()).products;
const apiOf = ({ url, token }: TriedServer) => createApiClient({ baseUrl: url.origin, token });

describe('usance prove', () => {
  it(
    'finds every promise kept by a server that keeps it, signs that, and leaves no product',
    { timeout: 180_000 },
    async () => {
      const out = join(server.folder, 'proofs');

      const { code, printed, said } = await prove('--out', out);

      expect(outcomes(printed)).toEqual(Object.fromEntries(promises.map(({ promise }) => [promise, 'passed'])));
      expect(code).toBe(0);
      expect(said[0]).toContain(`1/${promises.length} `);
      expect(await products()).toEqual([]);
      expect(await readFile(join(out, 'proof.md'), 'utf8')).toContain(
        `${promises.length} passed, 0 failed, 0 not checked`,
      );
      const [latest] = (await apiOf(server).proofs()).proofs;
      expect(latest).toMatchObject({ passed: promises.length, failed: 0, notChecked: 0 });
    },
  );

  it.each([
    { fault: 'an access log with addresses', broken: ['address-at-rest'] },
    { fault: 'packed addresses', broken: ['address-at-rest'] },
    {
      fault: 'a raw copy of what comes in',
      broken: ['id-at-rest', 'weeks-at-rest', 'consent', 'refused-content', 'erasure-at-rest'],
    },
    { fault: 'an address in the answer', broken: ['address-in-answers', 'constant-answers'] },
    { fault: 'a cookie to know people by', broken: ['constant-answers'] },
    { fault: 'a key that reads', broken: ['write-only-key'] },
    { fault: 'a number that depends on the address', broken: ['non-interference', 'resend'] },
    { fault: 'weeks that tell their sender', broken: ['weeks-unlinked'] },
    { fault: 'sessions that are counted twice', broken: ['resend'] },
    { fault: 'consent that is not heeded', broken: ['consent'] },
    { fault: 'a list of what the plan refuses', broken: ['plan'] },
    { fault: 'a manifest that says otherwise', broken: ['manifest'] },
    { fault: 'an ID in a column', broken: ['id-in-answers', 'id-at-rest'] },
    { fault: 'a country that is kept all the same', broken: ['country-only-where-kept'] },
    { fault: 'a ceiling that gives way', broken: ['retention-ceilings'] },
    { fault: 'a reason that is made up', broken: ['no-silent-weakening'] },
    { fault: 'an erasure that is only acknowledged', broken: ['erasure', 'erasure-at-rest'] },
  ])('sees $fault', { timeout: 120_000 }, async ({ fault, broken }) => {
    await server.plant(fault);

    const { code, printed, said } = await prove('--wait', '60', '--only', broken.join(','));

    expect(outcomes(printed)).toEqual(Object.fromEntries(broken.map((promise) => [promise, 'failed'])));
    expect(code).toBe(1);
    expect(said.at(-1)).toMatch(/^Not kept: /);
    expect(said.join()).not.toContain('could not be tried');
  });

  it('says what it could not look at, and does not call it kept', async () => {
    const { code, printed } = await server.usance('prove', '--json', '--only', 'id-at-rest,address-at-rest');

    expect(outcomes(printed)).toEqual({ 'id-at-rest': 'not-checked', 'address-at-rest': 'not-checked' });
    expect(code).toBe(0);
  });

  it('deletes what it made when it is interrupted', async () => {
    const stop = new AbortController();
    const interrupted: Promised = {
      promise: 'interrupted',
      says: 'It is interrupted.',
      tried: 'Ctrl-C',
      async check(ground) {
        await ground.feed(await ground.newProduct(), newFleet(), []);
        expect(await products()).toHaveLength(1);
        stop.abort();
        await ground.newProduct();
        return passed('');
      },
    };

    const run = tryPromises([interrupted], {
      server: server.url,
      api: apiOf(server),
      atRest: undefined,
      nowMs: Date.now(),
      patienceMs: 1_000,
      now: () => new Date(),
      signal: stop.signal,
    });

    await expect(run).rejects.toThrow(/abort/i);
    expect(await products()).toEqual([]);
  });
});

describe('a proof that was written', () => {
  const fileOf = async (change: (text: string) => string) => {
    const out = join(server.folder, 'checked');
    await prove('--only', 'retention-ceilings', '--out', out);
    const file = join(out, 'proof.json');
    await writeFile(file, change(await readFile(file, 'utf8')));
    return server.usance('prove', '--verify', file);
  };

  it('is known as genuine by the key of the server', async () => {
    expect(await fileOf((text) => text)).toMatchObject({ code: 0, printed: expect.stringContaining('Genuine: ') });
  });

  it.each([
    {
      what: 'an outcome',
      change: (text: string) => text.replace('"passed"', '"failed"'),
      fault: 'changed after it was signed',
    },
    {
      what: 'its date',
      change: (text: string) => text.replace(/"signedAt": "2/, '"signedAt": "3'),
      fault: 'changed after it was signed',
    },
    {
      what: 'its signature',
      change: (text: string) => text.replace(/.{20}"\n}/, 'AAAAAAAAAAAAAAAAAAAA"\n}'),
      fault: 'is not genuine',
    },
    { what: 'everything', change: () => '{}', fault: 'is no proof' },
  ])('is not believed when $what was changed', async ({ change, fault }) => {
    expect(await fileOf(change)).toMatchObject({ code: 1, said: [expect.stringContaining(fault)] });
  });
});
