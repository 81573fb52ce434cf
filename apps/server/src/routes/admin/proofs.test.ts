import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import type { Proof, SignedProof } from '@usance/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf } from '../../testing/browser.ts';
import { newFolder, removeFolder, startTestServer, type TestServer } from '../../testing/test-server.ts';

const dataDir = newFolder('proofs');
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer(dataDir);
});

afterAll(async () => {
  await server.close();
  removeFolder(dataDir);
});

const aProof = (...outcomes: Proof['findings'][number]['outcome'][]): Proof => ({
  server: 'https://usage.example.com',
  startedAt: '2026-11-26T03:30:00.000Z',
  finishedAt: '2026-11-26T03:32:00.000Z',
  findings: outcomes.map((outcome) => ({ promise: 'erasure', says: 'Gone.', outcome, tried: 'It.', seen: 'That.' })),
});

const send = (body: unknown, token?: string) =>
  server.send('POST', '/api/v1/proofs', { body, ...(token === undefined ? {} : { token }) });

describe('a proof', () => {
  test('is signed by the key that the server shows', async () => {
    const proof = aProof('passed');

    const answer = await send(proof);

    const { jws, signedAt } = (await answer.json()) as SignedProof;
    const { keys } = (await (await fetch(`${server.url}/.well-known/usance-signing-key.json`)).json()) as {
      keys: JsonWebKey[];
    };
    const [header = '', payload = '', signature = ''] = jws.split('.');
    const key = createPublicKey({ key: keys[0] ?? {}, format: 'jwk' });
    expect(answer.status).toBe(201);
    expect(verify(null, Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toEqual({ iss: 'usance', signedAt, proof });
  });

  test('is remembered by its date and its counts, the latest first, and not beyond sixty', async () => {
    for (let i = 0; i < 60; i++) await send(aProof('passed'));
    await send(aProof('passed', 'failed', 'not-checked', 'passed'));

    const { proofs } = await server.api.proofs();

    expect(proofs).toHaveLength(60);
    expect(proofs[0]).toMatchObject({ passed: 2, failed: 1, notChecked: 1 });
    expect(proofs[1]).toMatchObject({ passed: 1, failed: 0, notChecked: 0 });
  });

  test('is signed only for who may manage, and only in its own form', async () => {
    const { token } = await server.api.createToken({ name: 'Reader', scopes: ['read'] });

    expect(await codeOf(await send(aProof('passed'), token))).toBe('not-allowed');
    expect((await send({ ...aProof('passed'), more: 'to be signed' })).status).toBe(400);
    expect((await send(aProof())).status).toBe(400);
  });
});
