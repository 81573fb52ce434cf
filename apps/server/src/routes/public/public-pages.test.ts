import { createHash, createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { emptyPrivacyProfile } from '@usance/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anInstallation, aSync } from '../../testing/a-sync.ts';
import { newFolder, removeFolder, startTestServer, type TestServer } from '../../testing/test-server.ts';

const dataDir = newFolder('public-pages');
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer(dataDir);
});

afterAll(async () => {
  await server.close();
  removeFolder(dataDir);
});

const read = (path: string, headers: Record<string, string> = {}) => fetch(`${server.url}${path}`, { headers });
const post = (key: string, fields: Record<string, string>) =>
  fetch(`${server.url}/p/${key}/data?lang=en`, { method: 'POST', body: new URLSearchParams(fields) });

describe('the privacy page', () => {
  test('says today’s settings, in the language that the address or the browser asks for', async () => {
    const { id, key } = await server.newProduct({ keepCountry: false, keepSessionDays: 100 });
    await server.api.putPrivacyProfile(id, { ...emptyPrivacyProfile, vendorName: '<b>Field & Co</b>' });

    const page = await read(`/p/${key}/privacy`, { 'accept-language': 'pt-BR;q=0.5, de-AT' });
    const german = await page.text();
    expect(page.headers.get('content-language')).toBe('de');
    expect(german).toContain('<html lang="de">');
    expect(german).toContain('wird nach 100 Tagen gelöscht');
    expect(german).toContain('&lt;b&gt;Field &amp; Co&lt;/b&gt;, [vom Hersteller zu ergänzen]');
    expect(german).not.toContain('als zwei Buchstaben');
    expect(german).toContain('Jede Funktion, die das Programm nennt, kann unter diesem Namen gezählt werden.');

    await server.api.changeProduct(id, { settings: { keepCountry: true }, reason: 'A map for <everyone>' });
    const english = await (await read(`/p/${key}/privacy?lang=en`, { 'accept-language': 'de' })).text();
    expect(english).toContain('stored as two letters');
    expect(english).toContain('A map for &lt;everyone&gt;');
  });

  test('sets no cookie, runs no script, and loads nothing from elsewhere', async () => {
    const { key } = await server.newProduct();

    const page = await read(`/p/${key}/privacy`);
    const html = await page.text();
    expect(page.headers.get('set-cookie')).toBeNull();
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(html).not.toMatch(/<script|style=|\son\w+=/);
    expect([...html.matchAll(/<(?:link|img)[^>]*(?:href|src)="([^"]*)"/g)].map(([, address]) => address)).toEqual([
      'data:,',
      '/p/style.css',
    ]);
    expect((await read('/p/style.css')).headers.get('content-type')).toContain('text/css');
  });

  test('is there for no other key', async () => {
    expect((await read('/p/pk_000000000000000000000000/privacy')).status).toBe(404);
  });
});

test('the manifest is signed by the server, and its hash stands in every document', async () => {
  const { id, key } = await server.newProduct();

  const { manifest, hash, jws } = (await (await read(`/p/${key}/manifest.json`)).json()) as Record<string, string>;
  const [header = '', payload = '', signature = ''] = (jws ?? '').split('.');
  const { keys } = (await (await read('/.well-known/usance-signing-key.json')).json()) as { keys: [JsonWebKey] };
  const publicKey = createPublicKey({ key: keys[0], format: 'jwk' });
  expect(verify(null, Buffer.from(`${header}.${payload}`), publicKey, Buffer.from(signature, 'base64url'))).toBe(true);
  expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toEqual(manifest);
  expect(createHash('sha256').update(JSON.stringify(manifest)).digest('hex')).toBe(hash);
  expect(manifest).toMatchObject({ plan: 'open', country: true, collect: 'all' });

  const { documents, languages, manifestHash } = await server.api.documents(id);
  expect(manifestHash).toBe(hash);
  for (const name of documents)
    for (const language of languages)
      expect(await server.api.document(id, name, { query: { language, format: 'text' } })).toContain(hash);
});

test('a manifest names the one before it; one that tells the same is the same', async () => {
  const { id, key } = await server.newProduct();
  const show = async () => (await (await read(`/p/${key}/manifest.json`)).json()) as { manifest: object; hash: string };

  const first = await show();
  expect(await show()).toMatchObject({ hash: first.hash, manifest: { previous: null } });
  await server.api.changeProduct(id, { settings: { keepCountry: false } });
  // A document that was shown counts: it carries the hash.
  const { manifestHash } = await server.api.documents(id);
  await server.api.changeProduct(id, { settings: { keepSessionDays: 30 } });
  const shown = await Promise.all([show(), show(), show()]);

  for (const { manifest, hash } of shown)
    expect({ manifest, hash }).toMatchObject({ hash: shown[0].hash, manifest: { previous: manifestHash } });
  expect(manifestHash).not.toBe(first.hash);
});

test('each document that people are shown has a page of its own, and the vendor’s own papers have none', async () => {
  const { key } = await server.newProduct();

  const page = await (await read(`/p/${key}/privacy?lang=de`)).text();
  const links = [...page.matchAll(/href="(\/p\/[^"]*\/documents\/[^"]*)"/g)].map(([, link = '']) => link);
  const titles = await Promise.all(
    links.map(async (link) => /<h2>(.*?)<\/h2>/.exec(await (await read(link)).text())?.[1]),
  );
  expect(titles).toEqual([
    'Abschnitt für die Datenschutzerklärung',
    'Datenverzeichnis',
    'Datenblatt für Kunden',
    'Absatz für die technische Dokumentation (Cyberresilienz-Verordnung)',
    'Was sich geändert hat',
  ]);
  for (const title of titles) expect(page).toContain(title);
  expect((await read(`/p/${key}/documents/record`)).status).toBe(404);
  expect((await read(`/p/pk_none/documents/policy`)).status).toBe(404);
});

describe('the data page', () => {
  test('shows what is kept, erases it, and gives a receipt', async () => {
    const { key } = await server.newProduct();
    const installation = anInstallation(7);
    await server.send('POST', '/v1/sync', { body: aSync(key, { installation }), token: null });

    const shown = await post(key, { installation: ` ${installation.toUpperCase()} `, action: 'export' });
    expect(shown.status).toBe(200);
    expect(await shown.text()).toContain('&quot;4.2.0&quot;');

    const erased = await post(key, { installation, action: 'erase' });
    expect(erased.status).toBe(202);
    expect(await erased.text()).toMatch(/<pre>[\w-]+\.[\w-]+\.[\w-]+<\/pre>/);
    expect((await server.send('POST', '/v1/sync', { body: aSync(key, { installation }), token: null })).status).toBe(
      410,
    );
  });

  test('tells what is no identifier, and keeps none in an address', async () => {
    const { key } = await server.newProduct();

    const refused = await post(key, { installation: '<script>', action: 'erase' });
    expect(refused.status).toBe(400);
    expect(await refused.text()).not.toContain('<script>');
    expect(await (await read(`/p/${key}/data?lang=en`)).text()).toContain('method="post"');
  });
});
