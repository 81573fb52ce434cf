import { describe, expect, it } from 'vitest';
import { productKey } from '../testing/host.ts';
import { createMemoryDisk } from '../testing/memory-disk.ts';
import { createNodePlatform } from '../node/node-platform.ts';
import type { ConsentOption } from './consent-option.ts';
import type { ConsentReason } from './consent.ts';
import { createTelemetry } from './create-telemetry.ts';
import { checkOptions } from './options.ts';
import type { Purpose } from './wire.ts';

/** What each circumstance can be, by its name, and which "off" it is; `undefined` if it is none. */
const circumstances = {
  option: {
    ask: 'ask',
    denied: 'denied',
    'opt-in': { basis: 'opt-in', purposes: 'usage', day: '2026-01-01' },
    'opt-in to nothing': { basis: 'opt-in', purposes: [], day: '2026-01-01' },
    'opt-out': { basis: 'opt-out', purposes: 'usage' },
    notice: { basis: 'notice', purposes: 'usage' },
  } satisfies Record<string, ConsentOption>,
  kept: {
    nothing: undefined,
    'a yes': '{"kind":"granted","day":"2026-02-02","purposes":["basic","usage"]}',
    'a no': '{"kind":"denied","day":"2026-02-02"}',
    'an erasure': '{"kind":"erased","day":"2026-02-02"}',
    'something unreadable': '{"kind":"den',
  },
  policy: {
    none: undefined,
    off: '{"purposes":[]}',
    restricting: '{"purposes":["basic"]}',
    unreadable: '',
    malformed: '{"purposes":"everything"}',
  },
  doNotTrack: { unset: undefined, set: '1' },
  ownVariable: { unset: undefined, on: '1', off: 'off' },
  automation: { none: {}, ci: { CI: 'true' }, test: { NODE_ENV: 'test' } },
  collectInCi: { no: false, yes: true },
  collector: { all: undefined, none: '{"off":1}' },
};

type Circumstances = { [Name in keyof typeof circumstances]: keyof (typeof circumstances)[Name] };

/** Every combination there is. */
const combinations = Object.entries(circumstances).reduce<Record<string, string>[]>(
  (all, [name, values]) => all.flatMap((one) => Object.keys(values).map((value) => ({ ...one, [name]: value }))),
  [{}],
) as Circumstances[]; // made of the names above

interface Expected {
  reason: ConsentReason;
  offs: ConsentReason[];
  purposes: Purpose[];
}

/** The rule in the plainest words: something is collected if and only if nothing says off and somebody validly said yes. */
function expected(given: Circumstances): Expected {
  const offs: ConsentReason[] = [];
  if (given.doNotTrack === 'set') offs.push('do-not-track');
  if (given.ownVariable === 'off') offs.push('variable');
  if (given.policy === 'off' || given.policy === 'unreadable' || given.policy === 'malformed') offs.push('policy');
  if (given.automation !== 'none' && given.collectInCi === 'no') offs.push(given.automation);
  const yes = yesOf(given);
  if (yes === 'denied' || yes === 'erased' || yes === 'not-asked') offs.push(yes);
  if (given.collector === 'none') offs.push('switched-off');
  const purposes: Purpose[] = given.policy === 'restricting' ? ['basic'] : ['basic', 'usage'];
  return { reason: offs[0] ?? yes, offs, purposes: offs.length > 0 ? [] : purposes };
}

function yesOf({ option, kept }: Circumstances): ConsentReason {
  if (option === 'denied' || kept === 'a no') return 'denied';
  if (kept === 'an erasure') return 'erased';
  if (kept === 'a yes') return 'granted';
  if (option === 'ask') return 'not-asked';
  if (kept === 'something unreadable' || option === 'opt-in to nothing') return 'denied';
  return option === 'opt-in' ? 'granted' : option;
}

/** What an instance says and does in these circumstances. */
async function seen(given: Circumstances, more: NodeJS.ProcessEnv = {}) {
  const disk = createMemoryDisk(() => Date.now());
  const keep = (name: string, text: string | undefined) => text && disk.files.set(name, { text, at: Date.now() });
  keep('choice.json', circumstances.kept[given.kept]);
  keep('server.json', circumstances.collector[given.collector]);
  const before = new Set(disk.files.keys());
  const variables: NodeJS.ProcessEnv = {
    DO_NOT_TRACK: circumstances.doNotTrack[given.doNotTrack],
    OWN: circumstances.ownVariable[given.ownVariable],
    ...circumstances.automation[given.automation],
    ...more,
  };
  const options = checkOptions({
    key: productKey,
    endpoint: 'http://127.0.0.1:9',
    app: { version: '1.0.0' },
    consent: circumstances.option[given.option],
    offVariable: 'OWN',
    collectInCi: circumstances.collectInCi[given.collectInCi],
  });
  if (options === undefined) throw new Error('the options of this test cannot work');
  let sent = 0;
  const telemetry = createTelemetry(
    {
      ...createNodePlatform({ storageFolder: '/nowhere', environment: {}, policyFiles: [], sendLater: () => false }),
      storage: disk.storageOf({ owner: '1-1', isAlive: () => true, mayStep: () => true }),
      variable: (name) => variables[name],
      policy: () => circumstances.policy[given.policy],
      send: () => ({
        outcome: Promise.resolve({ kind: 'failed', reason: `request ${++sent}` }),
        abort: () => undefined,
      }),
    },
    options,
  );
  telemetry.track('Feature');
  const { collecting, reason, offs, purposes } = telemetry.consent.status();
  await telemetry.shutdown({ timeoutMs: 0 });
  const made = [...disk.files.keys()].filter((name) => !before.has(name));
  return { collecting, reason, offs, purposes, hasId: made.includes('installation.json'), made: made.length > 0, sent };
}

/** Nothing says off. */
const agreed: Circumstances = {
  option: 'notice',
  kept: 'nothing',
  policy: 'none',
  doNotTrack: 'unset',
  ownVariable: 'unset',
  automation: 'none',
  collectInCi: 'no',
  collector: 'all',
};

describe('of all that can say yes and no', () => {
  it(`collects if and only if nothing says off and somebody validly said yes, in all ${combinations.length} combinations`, async () => {
    const differences: unknown[] = [];
    for (const given of combinations) {
      const { reason, offs, purposes } = expected(given);
      const collecting = purposes.length > 0;
      const wanted = { collecting, reason, offs, purposes, hasId: collecting, made: collecting, sent: 0 };
      const found = await seen(given);
      if (JSON.stringify(found) !== JSON.stringify(wanted)) differences.push({ given, found, wanted });
    }

    expect(combinations.length).toBeGreaterThan(5000);
    expect(differences.slice(0, 5)).toEqual([]);
  });

  const on = ['1', 'true', 'yes', 'anything'];
  const ci = ['CI', 'TF_BUILD', 'TEAMCITY_VERSION', 'JENKINS_URL', 'CODEBUILD_BUILD_ID'];
  const test = ['VITEST', 'JEST_WORKER_ID', 'NODE_TEST_CONTEXT'];
  const speaking: [name: string, value: string, says: ConsentReason][] = [
    ...on.map((value): [string, string, ConsentReason] => ['DO_NOT_TRACK', value, 'do-not-track']),
    ...ci.flatMap((name) => on.map((value): [string, string, ConsentReason] => [name, value, 'ci'])),
    ...test.flatMap((name) => on.map((value): [string, string, ConsentReason] => [name, value, 'test'])),
    ['NODE_ENV', 'test', 'test'],
    ...['0', 'off', 'OFF', 'no', 'No', 'false', 'FALSE'].map((value): [string, string, ConsentReason] => [
      'OWN',
      value,
      'variable',
    ]),
  ];
  const silent: [name: string, value: string][] = [
    ...['DO_NOT_TRACK', ...ci, ...test].flatMap((name) => ['', '0'].map((value): [string, string] => [name, value])),
    ...[...ci, ...test].map((name): [string, string] => [name, 'false']),
    ['NODE_ENV', 'production'],
    ['NODE_ENV', ''],
    ...['', '1', 'on', 'yes', 'true'].map((value): [string, string] => ['OWN', value]),
  ];

  it.each(speaking)('%s=%s says off', async (name, value, says) => {
    expect(await seen(agreed, { [name]: value })).toMatchObject({ collecting: false, reason: says, offs: [says] });
  });

  it.each(silent)('%s=%s says nothing', async (name, value) => {
    expect(await seen(agreed, { [name]: value })).toMatchObject({ collecting: true, reason: 'notice', offs: [] });
  });
});
