import { describe, expect, test } from 'vitest';
import { tracesOf } from './needles/address-search.ts';
import { anInstallation, dayFromToday } from './testing/a-sync.ts';
import { leftBy, type Run } from './testing/secret-run.ts';
import { leftByWeeksOf } from './testing/weeks-run.ts';
import { differences } from './testing/what-is-left.ts';

// Of one country, so that a country that is kept says nothing about which it was.
const british = ['81.2.69.142', '109.144.17.93', '2a00:23c6:4d5e:6f01:93b7:5c2e:a8d4:1b2d'] as const;
const ofThisMachine = ['127.3.7.11', '127.9.200.77'] as const;

/** What leaks in which run, and where it must be seen: leaks into one place are planted apart, so that none hides another. */
const leaks: Record<string, RegExp | RegExp[]>[] = [
  {
    'plain, in the log': /^log\/stderr\.log$/,
    'packed, in a file': /^data\/senders$/,
    'hashed, in a temporary file': /^temporary\/senders$/,
    'hashed, in an answer': /^answers\/a good sync$/,
    'hashed, in the registry': /^data\/registry\.sqlite$/,
    'hashed, in the metrics': /^metrics\/usance_senders/,
    'hashed, on an error’s path alone': /^data\/errors$/,
    'hashed, in a spare column': /^data\/warehouse\/store\/session_days\/.*data\.bin$/,
  },
  { 'hashed, in a number': [/^data\/warehouse\/store\/session_days\/.*data\.bin$/, /^backup$/] },
];

const everyStatus = [200, 400, 401, 404, 405, 413, 415, 429, 500, 503];

async function interference(one: Run, other: Run) {
  const [left, leftOther] = await Promise.all([leftBy(one), leftBy(other)]);
  const answers = [...left].filter(([place]) => place.startsWith('answers/')).map(([, answer]) => answer);
  const statuses = new Set(answers.map((answer) => (JSON.parse(answer) as { status: number }).status));
  return {
    places: left.size,
    differing: differences(left, leftOther),
    statuses: [...statuses].toSorted((first, second) => first - second),
  };
}

describe('two runs that differ in the sender’s address alone', () => {
  test.each([
    { proxies: 0, addresses: ofThisMachine, end: 'SIGTERM' as const },
    { proxies: 1, addresses: [british[0], british[1]], end: 'SIGTERM' as const, isSlowToo: true },
    { proxies: 2, addresses: [british[0], british[2]], end: 'SIGTERM' as const },
    { proxies: 3, addresses: [british[2], british[1]], end: 'SIGTERM' as const },
    { proxies: 1, addresses: [british[0], british[2]], end: 'SIGKILL' as const },
    { proxies: 1, addresses: [british[0], british[2]], end: 'a fault that nobody catches' as const },
  ])('leave the same bytes: $proxies proxies, ended by $end', { timeout: 240_000 }, async ({ addresses, ...run }) => {
    const planted = run.end === 'a fault that nobody catches' ? [run.end] : [];
    const traces: string[] = [];
    const look: Run['look'] = (folders) =>
      Object.values(folders).forEach((folder) => traces.push(...tracesOf([...addresses], folder)));

    const [one = '', other = ''] = addresses;
    const pair = () => interference({ ...run, address: one, planted, look }, { ...run, address: other, planted, look });
    let { differing, places, statuses } = await pair();
    // When a busy machine gets to writing what may wait is chance; what depends on the address differs in every pair.
    for (let again = 0; differing.length > 0 && again < 3; again += 1) {
      const next = await pair();
      differing = differing.filter((place) => next.differing.includes(place));
      ({ places, statuses } = next);
    }

    expect(differing).toEqual([]);
    expect(traces).toEqual([]);
    expect(places).toBeGreaterThan(100);
    expect(statuses).toEqual(run.isSlowToo ? [...everyStatus, 408].toSorted((a, b) => a - b) : everyStatus);
  });

  test.each(leaks)('are told apart wherever the address leaks', { timeout: 60_000 }, async (planted) => {
    const run = { proxies: 1, planted: Object.keys(planted) };

    const { differing } = await interference({ ...run, address: british[0] }, { ...run, address: british[1] });

    const isSeen = (place: RegExp) => differing.some((one) => place.test(one));
    expect(Object.entries(planted).filter(([, places]) => ![places].flat().every(isSeen))).toEqual([]);
  });
});

describe('two runs of a product without IDs that differ in who used it alone', () => {
  const anna = {
    address: british[0],
    installation: anInstallation(1),
    firstDay: dayFromToday(-40),
    agreedOn: dayFromToday(-40),
  };
  const ben = {
    address: british[1],
    installation: anInstallation(2),
    firstDay: dayFromToday(-33),
    agreedOn: dayFromToday(-30),
  };
  const carla = {
    address: british[2],
    installation: anInstallation(3),
    firstDay: dayFromToday(-25),
    agreedOn: dayFromToday(-24),
  };
  const differing = async (planted: readonly string[]) =>
    differences(...(await Promise.all([leftByWeeksOf([anna, ben], planted), leftByWeeksOf([carla], planted)])));

  test(
    'leave the same bytes, be it two who told of two weeks each or one who told of all',
    { timeout: 120_000 },
    async () => {
      let places = await differing([]);
      for (let again = 0; places.length > 0 && again < 3; again += 1) {
        const next = await differing([]);
        places = places.filter((place) => next.includes(place));
      }

      expect(places).toEqual([]);
    },
  );

  test('are told apart if a week says in a number whose it is, or a sender is kept', { timeout: 60_000 }, async () => {
    const places = await differing(['of whom, in a week', 'hashed, in the registry']);

    expect(places).toContainEqual(expect.stringMatching(/^data\/warehouse\/store\/weeks\/.*data\.bin$/));
    expect(places).toContain('data/registry.sqlite');
  });
});
