import { expect, test } from 'vitest';
import { canNameHost, leftAtServerBy, type Machine } from './testing/machine-run.ts';
import { differences } from './testing/what-is-left.ts';

const all = ['basic', 'usage', 'diagnostics', 'content', 'messages'];
const anna: Machine = { person: 'anna.schmidt', host: 'annas-laptop', answer: { purposes: all } };

const canTry = await canNameHost();

/** Where what the server has then differs. */
async function differing(one: Machine, other: Machine): Promise<string[]> {
  const [left, leftOther] = await Promise.all([leftAtServerBy(one), leftAtServerBy(other)]);
  return differences(left, leftOther);
}

test.skipIf(!canTry)('a server has the same of two people, whatever they and their machines are called', async () => {
  expect(
    await differing(anna, { ...anna, person: 'José García Müller', host: 'finance-server-7.example.com' }),
  ).toEqual([]);
});

test.skipIf(!canTry)('a server has the same whatever licence key a program hands over by mistake', async () => {
  const withKey = (key: string): Machine => ({ ...anna, license: { key, status: ['activated'] } });

  expect(await differing(withKey('A1B2-C3D4-E5F6-7890'), withKey('ZZZZ-9999-YYYY-8888'))).toEqual([]);
});

test.skipIf(!canTry)('a server has the same of who refuses as of nobody', async () => {
  expect(await differing({ ...anna, answer: 'denied' }, { person: anna.person, host: anna.host })).toEqual([
    'the program said',
  ]);
});

test.skipIf(!canTry)('a server has something else of who does something else', async () => {
  const places = await differing(anna, { ...anna, answer: { purposes: ['basic'] } });

  expect(places).toContainEqual(expect.stringMatching(/session_days\/.*data\.bin$/));
  expect(places).not.toContain('the program said');
});
