import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(`${root}docs/reference/privacy-requirements.md`, 'utf8');

/** How many requirements each part has. */
const parts = { A: 13, B: 15, C: 7, D: 12, E: 10, F: 5, G: 7, H: 7 };

test('the list of privacy requirements has each once, and every row names a test that is there or says that it is open', () => {
  const told = page.split('\n').flatMap((line) => {
    const [, number, shownBy] = /^\| ([A-H]\d+) \| .* \| (.*) \|$/.exec(line) ?? [];
    return number === undefined || shownBy === undefined ? [] : [{ number, shownBy }];
  });
  const tests = (text: string) => [...text.matchAll(/`([\w./-]+\.test\.ts)`/g)].map(([, path]) => path ?? '');

  expect(told.map(({ number }) => number)).toEqual(
    Object.entries(parts).flatMap(([part, count]) => Array.from({ length: count }, (_, at) => `${part}${at + 1}`)),
  );
  expect(told.filter(({ shownBy }) => tests(shownBy).length === 0 && !shownBy.includes('**Open**'))).toEqual([]);
  expect(tests(page).filter((path) => !existsSync(root + path))).toEqual([]);
});
