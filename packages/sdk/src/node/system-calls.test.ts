import { readdirSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ConsentOption, InitOptions } from '../index.ts';
import type { Script, Step } from '../testing/host-program.ts';
import { productKey, temporaryFolder } from '../testing/host.ts';
import { startPeer, type Peer } from '../testing/peer.ts';
import { bundleSdk, type SdkBundle } from '../testing/sdk-bundle.ts';
import { traceProgram, whyNoTrace, type SystemCalls } from '../testing/system-calls.ts';

const reason = whyNoTrace();

describe('what a program asks of the system', { timeout: 120_000 }, () => {
  let bundle: SdkBundle;
  let peer: Peer;
  let place: ReturnType<typeof temporaryFolder>;

  beforeAll(async () => {
    bundle = await bundleSdk();
  });
  afterAll(() => bundle.remove());
  beforeEach(async () => {
    peer = await startPeer();
    place = temporaryFolder();
  });
  afterEach(async () => {
    place.remove();
    await peer.close();
  });

  /** Ten features and every call but those by which a person chooses; it lives long enough for whatever it does beside. */
  const steps: Step[] = [
    ...Array.from({ length: 10 }, (_, i): Step => ({ do: 'track', feature: `Feature/${i}` })),
    { do: 'sleep', milliseconds: 1_000 },
    { do: 'flush' },
    { do: 'everyCall' },
  ];
  const optionsFor = (consent: ConsentOption, endpoint = peer.endpoint): InitOptions => ({
    key: productKey,
    endpoint,
    app: { version: '1.0.0' },
    consent,
    storageFolder: place.folder,
  });
  async function trace(script: Script): Promise<SystemCalls> {
    // A home is named, or the system would have to be asked for it.
    const { calls, output, errors } = await traceProgram(
      [process.execPath, bundle.file('host-program'), JSON.stringify(script)],
      { HOME: place.folder },
    );
    expect(errors).toBe('');
    expect(output).toBe('');
    return calls;
  }
  /** What the SDK adds to what the program does without it. */
  async function added(options: InitOptions, first: Step[] = []): Promise<SystemCalls> {
    const without = await trace({ steps: [...first, ...steps] });
    const withIt = await trace({ options, steps: [...first, ...steps] });
    const beside = (name: keyof SystemCalls) => {
      const plain = new Set(without[name].map(placeless));
      return withIt[name].map(placeless).filter((one) => !plain.has(one));
    };
    return {
      seen: beside('seen'),
      changed: beside('changed'),
      sockets: beside('sockets'),
      started: beside('started'),
    };
  }

  it.skipIf(reason).each<[string, Step[], () => InitOptions]>([
    ['of a collector at an address', [], () => optionsFor('ask')],
    ['of a collector that a name server must find', [], () => optionsFor('ask', 'https://collector.invalid')],
    ['by a program that is killed', [{ do: 'sleep', milliseconds: 1_000 }, { do: 'kill' }], () => optionsFor('ask')],
    ['by a program that knows of a no', [], () => optionsFor('denied')],
  ])('is nothing written, nobody connected and no name looked up before a yes: %s', async (_which, first, options) => {
    const { seen, changed, sockets, started } = await added(options(), first);

    expect(changed).toEqual([]);
    expect(sockets).toEqual([]);
    expect(started).toEqual([]);
    // Whether the person or an administrator chose is looked up, and what the person may ask to see.
    expect(seen.filter((path) => !path.startsWith(place.folder) && !path.startsWith('/etc/usance/'))).toEqual([]);
  });

  it.for(reason === undefined ? [] : [reason])('is traced', (why, { skip }) => {
    skip(why);
    expect.unreachable();
  });

  it.skipIf(reason)('is, after a no, to keep the no and nothing else', async () => {
    const { changed, sockets, started } = await added(optionsFor('ask'), [{ do: 'answer', answer: 'denied' }]);

    expect(readdirSync(place.folder)).toEqual(['choice.json']);
    expect(changed.filter((path) => !path.startsWith(place.folder))).toEqual([]);
    expect(sockets).toEqual([]);
    expect(started).toEqual([]);
  });

  it.skipIf(reason)('is, after a yes, to write and to connect: the trace would have shown it', async () => {
    const { changed, sockets } = await added(optionsFor('ask'), [{ do: 'answer', answer: 'full' }]);

    expect(changed).toContain(place.folder);
    expect(changed.some((path) => path.startsWith(`${place.folder}/`))).toBe(true);
    expect(sockets.filter((call) => call.startsWith('connect('))).not.toEqual([]);
    expect(peer.syncs.length).toBeGreaterThan(0);
  });

  it.skipIf(reason)('is, after a yes, to look up the name: the trace would have shown that, too', async () => {
    const options = optionsFor('ask', 'https://collector.invalid');

    const { seen, sockets } = await added(options, [{ do: 'answer', answer: 'full' }]);

    expect(seen).toContain('/etc/resolv.conf');
    expect(sockets.filter((call) => call.includes('htons(n)') || call.includes('htons(53)'))).not.toEqual([]);
  });

  it.skipIf(reason)('is never who the machine or the person is', async () => {
    const { seen, started } = await added(optionsFor('ask'), [{ do: 'answer', answer: 'full' }]);

    expect(seen).toContain('/etc/os-release');
    expect(seen.filter((path) => whoItIs.test(path))).toEqual([]);
    expect(started).toEqual([]);
  });
});

/** The machine's ID, name, serial numbers and network addresses; the person's name and what tells of them. */
const whoItIs =
  /machine-id|hostname|boot_id|\/sys\/class\/net|\/sys\/devices.*\/net|_serial|_uuid|\/passwd|\/group|\/shadow|\/utmp|\.gitconfig|\.ssh/;

/** Without the numbers that differ from run to run. */
const placeless = (call: string) => call.replaceAll(/\b(?:0x[\da-f]+|\d{3,})\b/g, 'n');
