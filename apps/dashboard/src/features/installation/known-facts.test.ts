import type { InstallationHistory } from '@usance/api';
import { expect, test } from 'vitest';
import { knownFacts } from './known-facts.ts';

type SessionDay = InstallationHistory['sessionDays'][number];

/** A session day that told only this. */
const aDay = (told: Partial<SessionDay>): SessionDay =>
  ({ purposes: [], licenseStatus: [], properties: {}, environment: '', kind: '', ...told }) as SessionDay; // what is left out counts as not told

test('facts are told as they were first and last, the newest day standing first', () => {
  const days = [
    aDay({ version: '4.2.0', cores: 8, purposes: ['basic', 'usage'], properties: { theme: 'dark' } }),
    aDay({ version: '3.0.0' }),
    aDay({ version: '1.0.0', country: 'DE', purposes: ['basic'], properties: { old: '1' } }),
  ].map((day) => ({ ...emptyDay(), ...day }));

  expect(knownFacts(days)).toEqual([
    { key: 'purposes', first: 'basic', last: 'basic, usage' },
    { key: 'version', first: '1.0.0', last: '4.2.0' },
    { key: 'cores', first: undefined, last: '8' },
    { key: 'country', first: 'DE', last: undefined },
    { key: 'property.old', first: '1', last: undefined },
    { key: 'property.theme', first: undefined, last: 'dark' },
  ]);
});

test('nothing is known without a session day', () => {
  expect(knownFacts([])).toEqual([]);
});

/** Every value that can be missing is. */
const emptyDay = () =>
  Object.fromEntries(
    ['version', 'build', 'edition', 'language', 'licenseType', 'os', 'osVersion', 'arch', 'cpu', 'cores', 'memoryMb', 'gpu', 'screen', 'screenScale', 'displays', 'locale', 'runtime', 'formFactor', 'virtualMachine', 'container', 'country'].map((key) => [key, null]), // prettier-ignore
  ) as Partial<SessionDay>;
