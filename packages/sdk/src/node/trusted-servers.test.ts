import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { createAuthority, selfSigned, type Certificate } from '../testing/certificates.ts';
import { patient, startHost, temporaryFolder } from '../testing/host.ts';
import { startPeer, type Peer } from '../testing/peer.ts';
import { storedDays, usesOf } from '../testing/stored-days.ts';
import { sendFromThread, type SendingPlace } from './sending-thread.ts';

const authority = createAuthority();
const stranger = createAuthority('Stranger');
const files = mkdtempSync(join(tmpdir(), 'usance-authorities-'));
const file = (name: string, text: string) => {
  writeFileSync(join(files, name), text);
  return join(files, name);
};
const trusted = file('trusted.pem', authority.cert);

const send = async ({ endpoint }: Pick<Peer, 'endpoint'>, place: Partial<SendingPlace> = {}) =>
  sendFromThread({ url: `${endpoint}/v1/sync`, body: '{}', timeoutMs: 10_000 }, { environment: {}, ...place }).outcome;

describe('a collector that is reached by https', () => {
  const peers: Peer[] = [];

  afterEach(async () => {
    vi.unstubAllEnvs();
    for (const peer of peers.splice(0)) await peer.close();
  });
  afterAll(() => rmSync(files, { recursive: true }));
  const peerWith = async (certificate: Certificate): Promise<Peer> => {
    const peer = await startPeer(undefined, { certificate });
    peers.push(peer);
    return peer;
  };

  it.each<[string, Partial<SendingPlace>]>([
    ['the option ca', { ca: authority.cert }],
    ['the option ca, with several in it', { ca: stranger.cert + authority.cert }],
    ['SSL_CERT_FILE', { environment: { SSL_CERT_FILE: trusted } }],
    ['NODE_EXTRA_CA_CERTS', { environment: { NODE_EXTRA_CA_CERTS: trusted } }],
    [
      'one of two files, where the other is rubbish',
      { environment: { SSL_CERT_FILE: file('rubbish.pem', 'rubbish'), NODE_EXTRA_CA_CERTS: trusted } },
    ],
    [
      'one of two files, where the other is cut off',
      {
        environment: {
          SSL_CERT_FILE: file('half.pem', authority.cert.slice(0, 200)),
          NODE_EXTRA_CA_CERTS: trusted,
        },
      },
    ],
    ['a file, where the other is a folder', { environment: { SSL_CERT_FILE: files, NODE_EXTRA_CA_CERTS: trusted } }],
    ['the option ca, where a file is not there', { ca: authority.cert, environment: { SSL_CERT_FILE: '/none' } }],
  ])('is trusted by %s', async (_what, place) => {
    const peer = await peerWith(authority.issue('localhost'));

    const outcome = await send(peer, place);

    expect(outcome).toMatchObject({ kind: 'answer', status: 200 });
  });

  const refused: [string, () => Certificate, Partial<SendingPlace>][] = [
    ['of an unknown authority', () => authority.issue('localhost'), {}],
    ['of another authority than is trusted', () => stranger.issue('localhost'), { ca: authority.cert }],
    ['that nobody vouches for', () => selfSigned('localhost'), { ca: authority.cert }],
    ['that is expired', () => authority.issue('localhost', { isExpired: true }), { ca: authority.cert }],
    ['for another host', () => authority.issue('other.example'), { ca: authority.cert }],
  ];
  it.each(refused)('is told nothing with a certificate %s', async (_what, certificate, place) => {
    const peer = await peerWith(certificate());

    const outcome = await send(peer, place);

    expect(outcome).toMatchObject({ kind: 'failed' });
    expect(peer.connections()).toBeGreaterThan(0);
    expect(peer.resumed).toEqual([]); // no connection came so far that a byte of the request could be sent
    expect(peer.syncs).toEqual([]);
  });

  it.each(refused)(
    'is told nothing with a certificate %s either if TLS is switched off',
    async (_what, certificate, place) => {
      vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
      const peer = await peerWith(certificate());

      const outcome = await send(peer, { ...place, environment: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } });

      expect(outcome).toMatchObject({ kind: 'failed' });
      expect(peer.resumed).toEqual([]);
    },
  );

  it('is told what was kept while it was not trusted, once it is', async () => {
    const place = temporaryFolder();
    const [wrong, right] = [await peerWith(selfSigned('localhost')), await peerWith(authority.issue('localhost'))];
    const variables = { SSL_CERT_FILE: trusted };

    const before = startHost({ folder: place.folder, endpoint: wrong.endpoint, variables });
    before.track('A');
    const kept = await before.shutdown(patient);
    rmSync(join(place.folder, 'server.json'));
    const after = startHost({ folder: place.folder, endpoint: right.endpoint, variables });
    const sent = await after.shutdown(patient);
    place.remove();

    expect(kept).toMatchObject({ kind: 'kept' });
    expect(sent).toMatchObject({ kind: 'sent' });
    expect(wrong.syncs).toEqual([]);
    expect(usesOf(storedDays(right.syncs))).toEqual({ A: 1 });
  });

  it('cannot tell by TLS that two requests come from one installation', async () => {
    const place = temporaryFolder();
    const peer = await peerWith(authority.issue('localhost'));
    const host = startHost({ folder: place.folder, endpoint: peer.endpoint, variables: { SSL_CERT_FILE: trusted } });

    host.track('A');
    await host.flush(patient);
    host.track('A');
    await host.flush(patient);
    await host.shutdown(patient);
    place.remove();

    expect(peer.syncs.length).toBe(3);
    expect(peer.resumed).toEqual([false, false, false]);
  });
});
