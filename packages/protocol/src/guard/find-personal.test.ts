import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findPersonal } from './find-personal.ts';

/** A text of the corpus. One in parts is put together here, so that nobody's scanner takes the file for a leak. */
interface Sample {
  text: string | string[];
  kind: string;
  /** Nobody looked at it while the forms were written. */
  heldOut?: true;
}

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../corpus/${name}.json`, import.meta.url), 'utf8')) as Sample[];
const textOf = ({ text }: Sample) => (typeof text === 'string' ? text : text.join(''));
const personal = read('personal');
const harmless = read('harmless');
const found = (samples: Sample[]) => samples.filter((sample) => findPersonal(textOf(sample)) !== undefined);
const shareFound = (samples: Sample[]) => found(samples).length / samples.length;
const isHeldOut = ({ heldOut }: Sample) => heldOut === true;

describe('of the published corpus', () => {
  test('at least 98 % of what is personal is found, of what nobody looked at as well', () => {
    expect(personal.length).toBeGreaterThan(300);
    expect(shareFound(personal)).toBeGreaterThanOrEqual(0.98);
    expect(shareFound(personal.filter(isHeldOut))).toBeGreaterThanOrEqual(0.98);
  });

  test('at most 1 % of what is harmless is taken for personal, of what nobody looked at as well', () => {
    expect(harmless.length).toBeGreaterThan(300);
    expect(shareFound(harmless)).toBeLessThanOrEqual(0.01);
    expect(shareFound(harmless.filter(isHeldOut))).toBeLessThanOrEqual(0.01);
  });

  test('half was held out, and no text is there twice', () => {
    const all = [...personal, ...harmless];

    expect(all.filter(isHeldOut).length / all.length).toBeCloseTo(0.5, 1);
    expect(new Set(all.map(textOf)).size).toBe(all.length);
  });

  test.each(Array.from(new Set(personal.map(({ kind }) => kind))))(
    '%s: most are found, however few there are',
    (kind) => {
      expect(shareFound(personal.filter((sample) => sample.kind === kind))).toBeGreaterThan(0.85);
    },
  );
});

describe('what looks alike', () => {
  test.each([
    ['4 numbers that are a version', '4.2.0.118', '192.168.4.2'],
    ['letters and colons', 'dead::beef', 'fe80::dead:beef:1'],
    ['sixteen digits', '4000000000000000', '4000000000000002'],
    ['a path', '/usr/lib/notes/app.js', '/usr/home/jane/app.js'],
    ['an @', 'lodash@4.17.21', 'jane@4-seasons.example'],
    ['a backslash', 'App\\Models\\User', 'ACME\\jane.doe'],
    ['an address on the web', 'https://example.com/docs', 'https://jane:pw@example.com/docs'],
    ['a hash', 'd41d8cd98f00b204e9800998ecf8427e', '{d41d8cd98f00b204e9800998ecf8427e}'],
  ])('%s is told apart', (_, good, bad) => {
    expect(findPersonal(good)).toBeUndefined();
    expect(findPersonal(bad)).toBeDefined();
  });

  test('is told by what it is', () => {
    expect(findPersonal('jane@example.com')).toBe('e-mail address');
    expect(findPersonal('C:\\Users\\Jane\\x')).toBe('path');
    expect(findPersonal('+49 170 1234567')).toBe('phone number');
  });
});

describe('however a text is made', () => {
  const megabyte = 1_000_000;
  const seeds = ['a', '1.', '/a', ':', '\\', 'a@', '%2f', 'A1B2', '+1 ', 'https://', 'Server=', 'AA00 ', '-----BEGIN '];

  test.each(seeds)('a megabyte of "%s" takes less than 50 ms', (seed) => {
    const text = seed.repeat(Math.ceil(megabyte / seed.length));
    const start = performance.now();

    expect(findPersonal(text)).toBe('long text');
    expect(performance.now() - start).toBeLessThan(50);
  });

  test('twice the text takes twice the time, not four times', () => {
    const timeOf = (text: string) => {
      const times = Array.from({ length: 40 }, () => {
        const start = performance.now();
        findPersonal(text);
        return performance.now() - start;
      });
      return Math.min(...times);
    };

    for (const seed of seeds) {
      const text = seed.repeat(Math.ceil(1_000 / seed.length)).slice(0, 1_000);
      expect(timeOf(text)).toBeLessThan(3 * timeOf(text.slice(0, 500)) + 0.1);
    }
  });
});
