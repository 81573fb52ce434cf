import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Plan } from './core/plan.ts';
import type { Purpose } from './core/wire.ts';
import { collected, collectedTable } from './testing/collected.ts';
import { startHost, temporaryFolder } from './testing/host.ts';

const always = { added: '2020-01-01', expires: '2999-01-01' };
const plan: Plan = {
  hash: 'a'.repeat(64),
  features: { Search: { ...always, detail: true, attributes: { kind: ['regex'] } } },
  properties: { theme: { ...always, is: ['dark'] } },
  messages: ['No such note'],
};
/** What is beside the SDK's platform here, or holds for other machines only. */
const elsewhere = new Set(['contexts.system.virtualMachine', 'contexts.system.locale', 'contexts.system.cpu']);

describe('what is collected', () => {
  let place: ReturnType<typeof temporaryFolder>;

  beforeEach(() => {
    place = temporaryFolder();
  });
  afterEach(() => place.remove());

  /** The paths of all values in the request of a program that uses every call. */
  async function pathsWith(purposes: Purpose[]): Promise<Set<string>> {
    const host = startHost({
      folder: place.folder,
      plan,
      consent: { basis: 'notice', purposes },
      app: { version: '1.0.0', build: '7', edition: 'Pro', language: 'en' },
    });
    host.setLicense({ type: 'trial', status: ['activated'] });
    host.setProperty('theme', 'dark');
    host.event('Search', { kind: 'regex' });
    host.captureException(new Error('No such note'));
    await expect
      .poll(async () => (await host.preview()).join('').includes('"handled"'))
      .toBe(purposes.includes('diagnostics'));
    const paths = (await host.preview()).flatMap((body) => pathsOf(JSON.parse(body)));
    await host.shutdown({ timeoutMs: 0 });
    return new Set(paths);
  }

  it('is what the table says, no less and no more', async () => {
    const paths = await pathsWith(['basic', 'usage', 'diagnostics', 'content']);

    const expected = Object.keys(collected).filter((path) => !elsewhere.has(path) || paths.has(path));
    expect([...paths].toSorted()).toEqual(expected.toSorted());
  });

  it.each<Purpose>(['usage', 'diagnostics', 'content'])('has nothing that needs %s without it', async (missing) => {
    const all: Purpose[] = ['basic', 'usage', 'diagnostics', 'content'];
    const paths = await pathsWith(all.filter((purpose) => purpose !== missing));

    expect([...paths].filter((path) => collected[path]?.purpose === missing)).toEqual([]);
  });

  it('is what the README says', () => {
    const file = new URL('../README.md', import.meta.url);
    const text = readFileSync(file, 'utf8');
    const written = text.replace(
      /(<!-- collected -->\n)[\s\S]*?(<!-- \/collected -->)/,
      (_, begin: string, end: string) => `${begin}${collectedTable()}\n${end}`,
    );
    if (process.env.UPDATE === '1') writeFileSync(file, written);

    expect(written).toContain(collectedTable());
    expect(process.env.UPDATE === '1' || text === written).toBe(true);
  });
});

/** Lists have their items' paths; empty ones have none. The keys of what a vendor defines are no paths. */
function pathsOf(value: unknown, at: string[] = []): string[] {
  const path = at.join('.');
  if (Array.isArray(value)) {
    if (path === 'sessionDays.uses' || value.every((item) => typeof item !== 'object'))
      return value.length > 0 ? [path] : [];
    return value.flatMap((item) => pathsOf(item, at));
  }
  if (typeof value !== 'object' || value === null) return [path];
  if (/(?:properties|attributes)$/.test(path)) return Object.keys(value).length > 0 ? [path] : [];
  return Object.entries(value).flatMap(([key, part]) => pathsOf(part, [...at, key]));
}
