import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

it('decides where there is nothing but the language itself: no file, no network, no import', async () => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./index.ts', import.meta.url))],
    bundle: true,
    format: 'iife',
    globalName: 'regions',
    platform: 'neutral',
    conditions: ['@usance/source'],
    write: false,
  });
  const world = createContext({});
  runInContext(outputFiles[0]?.text ?? '', world);

  const consent: unknown = runInContext(
    `JSON.stringify(regions.consentByRegion({ purposes: 'usage', locale: 'en-US', timeZone: 'America/New_York' }).consent)`,
    world,
  );
  const byDefault: unknown = runInContext(`regions.consentByRegion({ purposes: 'usage' }).countries.length`, world);

  expect(consent).toBe('{"basis":"opt-out","purposes":["basic","usage"]}');
  expect(byDefault).toBeGreaterThan(0);
});
