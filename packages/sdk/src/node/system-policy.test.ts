import { mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ConsentStatus, Purpose } from '../index.ts';
import type { Script } from '../testing/host-program.ts';
import { productKey, temporaryFolder } from '../testing/host.ts';
import { canReplaceFiles, refusing } from '../testing/networks.ts';
import { startProcess } from '../testing/run-program.ts';
import { bundleSdk, type SdkBundle } from '../testing/sdk-bundle.ts';
import { attempt } from './attempt.ts';

const reason =
  canReplaceFiles() && process.platform === 'linux' ? undefined : 'only root on Linux can show a program another /etc';

/** Where a system has its policies, as far as this one can show it: real files in the very folder, and a program to which the system seems to be another. */
interface System {
  name: NodeJS.Platform;
  folder: string;
  environment: Record<string, string>;
}

const linux: System = { name: 'linux', folder: '/etc/usance', environment: {} };
const others: readonly System[] = [
  { name: 'darwin', folder: '/Library/Application Support/usance', environment: {} },
  {
    name: 'win32',
    folder: '/tmp/usance-program-data/usance',
    environment: { ProgramData: '/tmp/usance-program-data' },
  },
];
const seeming = (name: string) =>
  `data:text/javascript,Object.defineProperty(process,'platform',{value:${JSON.stringify(name)}})`;

describe("an administrator's policy", { timeout: 60_000 }, () => {
  let bundle: SdkBundle;
  let place: ReturnType<typeof temporaryFolder>;
  let policies: string;

  beforeAll(async () => {
    bundle = await bundleSdk();
  });
  afterAll(() => {
    bundle.remove();
    // Made as a place to mount on; anything in it is somebody else's.
    for (const { folder } of [linux, ...others]) attempt(() => rmdirSync(folder));
    for (const folder of ['/tmp/usance-program-data', '/Library/Application Support', '/Library'])
      attempt(() => rmdirSync(folder));
  });
  beforeEach(() => {
    place = temporaryFolder();
    policies = join(place.folder, '..', 'policies');
    mkdirSync(policies);
  });
  afterEach(() => place.remove());

  /** What a program says of itself whose person agreed to everything, on a machine with these policies. */
  async function statusBeside(
    files: Record<string, string | undefined>,
    system: System = linux,
  ): Promise<ConsentStatus> {
    for (const [name, text] of Object.entries(files))
      if (text === undefined) mkdirSync(join(policies, name));
      else writeFileSync(join(policies, name), text);
    const script: Script = {
      options: {
        key: productKey,
        appName: 'notes',
        endpoint: refusing,
        app: { version: '1.0.0' },
        consent: { basis: 'opt-in', purposes: 'full', day: '2026-01-01' },
        offVariable: 'NOTES_TELEMETRY',
        collectInCi: true,
        storageFolder: place.folder,
      },
      steps: [{ do: 'answer', answer: 'full' }, { do: 'track', feature: 'Feature' }, { do: 'printStatus' }],
    };
    const [at, flags] = [
      JSON.stringify(system.folder),
      system.name === 'linux' ? [] : ['--import', seeming(system.name)],
    ];
    const mounting = `mkdir -p ${at} && mount --bind ${policies} ${at} && exec "$@"`;
    const program = [process.execPath, ...flags, bundle.file('host-program'), JSON.stringify(script)];
    const run = startProcess(['unshare', '--mount', 'sh', '-c', mounting, 'sh', ...program], {
      NOTES_TELEMETRY: 'on',
      DO_NOT_TRACK: '0',
      ...system.environment,
    });
    await run.end;
    expect(run.errors()).toBe('');
    return JSON.parse(run.output()) as ConsentStatus; // the program printed it
  }

  it.skipIf(reason).each<[string, Record<string, string | undefined>]>([
    ['of the product', { 'notes.json': '{"purposes":[]}' }],
    ['of all products', { 'policy.json': '{"purposes":[]}' }],
    [
      'of the product beside a wider one of all',
      { 'notes.json': '{"purposes":[]}', 'policy.json': '{"purposes":"full"}' },
    ],
    ['that is no JSON', { 'notes.json': 'off' }],
    ['that is empty', { 'policy.json': '' }],
    ['that names no purposes', { 'policy.json': '{}' }],
    ['with a purpose that nobody knows', { 'policy.json': '{"purposes":["basic","everything"]}' }],
    ['that cannot be read', { 'policy.json': undefined }],
  ])('%s switches off, whatever the person and the program say', async (_which, files) => {
    expect(await statusBeside(files)).toMatchObject({
      collecting: false,
      reason: 'policy',
      offs: ['policy'],
      purposes: [],
      choice: { kind: 'granted' },
    });
  });

  it.skipIf(reason).each<[string, Record<string, string>, Purpose[]]>([
    ['narrows', { 'policy.json': '{"purposes":["usage"]}' }, ['basic', 'usage']],
    [
      'of the product stands above that of all',
      { 'notes.json': '{"purposes":"basic"}', 'policy.json': '{"purposes":[]}' },
      ['basic'],
    ],
    [
      'of another product changes nothing',
      { 'other.json': '{"purposes":[]}' },
      ['basic', 'usage', 'diagnostics', 'content', 'messages'],
    ],
  ])('%s', async (_which, files, purposes) => {
    expect(await statusBeside(files)).toMatchObject({ collecting: true, reason: 'granted', purposes });
  });

  describe.each(others)('where the system is $name', (system) => {
    it.skipIf(reason)('switches off, and that of Linux is none there', async () => {
      const files = { 'notes.json': '{"purposes":[]}' };

      expect(await statusBeside(files, system)).toMatchObject({ collecting: false, offs: ['policy'] });
      expect(await statusBeside(files, { ...system, folder: linux.folder })).toMatchObject({ collecting: true });
    });

    it.skipIf(reason)('narrows for all products', async () => {
      const status = await statusBeside({ 'policy.json': '{"purposes":["usage"]}' }, system);

      expect(status).toMatchObject({ collecting: true, purposes: ['basic', 'usage'] });
    });
  });

  it.for(reason === undefined ? [] : [reason])('holds', (why, { skip }) => {
    skip(why);
    expect.unreachable();
  });
});
