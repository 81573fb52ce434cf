import { afterEach, describe, expect, it, vi } from 'vitest';
import { productKey } from '../testing/host.ts';
import { init } from '../browser.ts';

const options = {
  key: productKey,
  endpoint: 'https://collector.example',
  app: { version: '1.0.0' },
  consent: { basis: 'notice', purposes: 'full' },
} as const;

describe('the browser entry in a program without a page, as when a server renders one', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('does nothing, and says so', async () => {
    const telemetry = init(options);
    telemetry.track('A');

    expect(telemetry.consent.status()).toMatchObject({ collecting: false, reason: 'no-storage' });
    expect(await telemetry.flush()).toMatchObject({ kind: 'off', reason: 'no-storage' });
  });

  it('does not touch what newer runtimes have by the same names: Node warns of its localStorage', () => {
    const touched: string[] = [];
    vi.stubGlobal('localStorage', undefined);
    vi.stubGlobal('navigator', { locks: {} });
    Object.defineProperty(globalThis, 'localStorage', { configurable: true, get: () => touched.push('localStorage') });

    expect(init(options).consent.status().reason).toBe('no-storage');

    expect(touched).toEqual([]);
  });

  it('says of options that cannot work what is wrong', () => {
    expect(init({ ...options, key: 'none' }).consent.status().reason).toBe('invalid-options');
  });
});
