import { emptyPrivacyProfile } from '@usance/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newFolder, removeFolder, startTestServer, type TestServer } from '../../testing/test-server.ts';

const dataDir = newFolder('privacy');
const startedAt = new Date('2026-11-26T10:00:00.000Z');
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer(dataDir, {}, { now: () => startedAt });
});

afterAll(async () => {
  await server.close();
  removeFolder(dataDir);
});

const reason = 'Support asked for a longer look back';

describe('a change that weakens privacy', () => {
  test.each([
    ['keepCountry', { keepCountry: false }, { keepCountry: true }],
    ['identifierMonths', { identifierMonths: 6 }, { identifierMonths: 7 }],
    ['keepSessionDays', { keepSessionDays: 30 }, { keepSessionDays: 31 }],
    ['keepEventsDays', { keepEventsDays: 30 }, { keepEventsDays: 31 }],
    ['collect', { collect: 'none' }, { collect: 'all' }],
  ] as const)('of %s is refused without a reason, and told with one', async (what, before, after) => {
    const { id } = await server.newProduct(before);

    await expect(server.api.changeProduct(id, { settings: after })).rejects.toMatchObject({
      problem: { status: 422, code: 'needs-reason', at: what },
    });
    expect((await server.api.product(id)).settings).toMatchObject(before);
    expect((await server.api.privacyChanges(id)).changes).toEqual([]);

    await server.api.changeProduct(id, { settings: after, reason });
    expect((await server.api.product(id)).settings).toMatchObject(after);
    expect((await server.api.privacyChanges(id)).changes).toEqual([
      {
        id: expect.any(Number),
        at: startedAt.toISOString(),
        subject: 'settings',
        direction: 'widening',
        details: [{ what, before: Object.values(before)[0], after: Object.values(after)[0] }],
        reason,
      },
    ]);
  });

  test('may not be explained by a claim that nothing backs', async () => {
    const { id } = await server.newProduct({ keepCountry: false });

    const change = { settings: { keepCountry: true }, reason: 'The data are anonymous anyway' };
    await expect(server.api.changeProduct(id, change)).rejects.toMatchObject({ code: 'forbidden-claim' });
  });
});

test('a change that strengthens privacy needs no reason, and is told; one that is nothing to users is not', async () => {
  const { id } = await server.newProduct();

  await server.api.changeProduct(id, { settings: { keepCountry: false, lostAfterDays: 40 } });
  await server.api.changeProduct(id, { settings: { lostAfterDays: 50, keepCountry: false } });

  expect((await server.api.privacyChanges(id)).changes).toMatchObject([
    { direction: 'narrowing', details: [{ what: 'keepCountry', before: true, after: false }], reason: null },
  ]);
});

test('a product whose IDs live longer than 13 months is not made without a reason', async () => {
  await expect(server.newProduct({ identifierMonths: 14 })).rejects.toMatchObject({
    problem: { code: 'needs-reason', at: 'identifierMonths' },
  });
  const { id } = await server.api.createProduct({ name: 'Yearly', settings: { identifierMonths: 25 }, reason });

  expect((await server.api.privacyChanges(id)).changes).toMatchObject([{ direction: 'widening', reason }]);
});

describe('a privacy profile', () => {
  test('has gaps until somebody fills them', async () => {
    const { id } = await server.newProduct();
    const filled = { ...emptyPrivacyProfile, vendorName: 'Field Tools GmbH', isForChildren: false };

    expect(await server.api.privacyProfile(id)).toEqual(emptyPrivacyProfile);
    expect(await server.api.putPrivacyProfile(id, filled)).toEqual(filled);
    expect(await server.api.privacyProfile(id)).toEqual(filled);
  });

  test('takes no claim, no blank text and no address that is not https', async () => {
    const { id } = await server.newProduct();
    const put = (part: object) => server.api.putPrivacyProfile(id, { ...emptyPrivacyProfile, ...part });

    await expect(put({ hoster: 'Anonymous Cloud' })).rejects.toMatchObject({ code: 'forbidden-claim' });
    await expect(put({ vendorName: ' ' })).rejects.toMatchObject({ code: 'invalid-request' });
    await expect(put({ policyUrl: 'javascript:alert(1)' })).rejects.toMatchObject({ code: 'invalid-request' });
    expect(await server.api.privacyProfile(id)).toEqual(emptyPrivacyProfile);
  });
});
