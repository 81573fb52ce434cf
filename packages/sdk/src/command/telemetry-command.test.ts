import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Choice } from '../core/choice.ts';
import type { Telemetry } from '../core/telemetry.ts';
import { patient, startHost, temporaryFolder, type HostOptions } from '../testing/host.ts';
import { startPeer, type Peer } from '../testing/peer.ts';
import { telemetryCommand, type About } from './index.ts';

describe('telemetryCommand', () => {
  let place: ReturnType<typeof temporaryFolder>;
  let peer: Peer;
  const hosts: Telemetry[] = [];

  beforeEach(async () => {
    place = temporaryFolder();
    peer = await startPeer();
  });
  afterEach(async () => {
    for (const host of hosts.splice(0)) await host.shutdown({ timeoutMs: 0 });
    await peer.close();
    place.remove();
  });
  function start(options: Partial<HostOptions> = {}): Telemetry {
    const host = startHost({ folder: place.folder, endpoint: peer.endpoint, consent: 'ask', ...options });
    hosts.push(host);
    return host;
  }
  it('says what is in force and why, and how to change it', async () => {
    const telemetry = start();
    const about = {
      sentTo: 'https://usage.example.com',
      moreAt: 'https://example.com/usage',
      offVariable: 'NOTES_USAGE',
    };

    expect((await type(telemetry, 'status', about)).output)
      .toBe(`Telemetry of notes is off: you have not been asked yet. Nothing is recorded or sent.
  turn it on   notes telemetry on
  goes to      https://usage.example.com
  more         https://example.com/usage`);
    telemetry.consent.set('usage');
    const today = new Date().toISOString().slice(0, 10);

    expect(await type(telemetry, '', about)).toMatchObject({
      code: 0,
      errors: '',
      output: `Telemetry of notes is on: you agreed on ${today}. It tells its makers:
  basic        that it ran, when and how long, its version, and on what kind of system
  usage        which features are used, and how often
  turn it off  notes telemetry off; or set DO_NOT_TRACK=1 or NOTES_USAGE=0
  see it       notes telemetry preview; notes telemetry log
  goes to      https://usage.example.com
  more         https://example.com/usage`,
    });
  });

  it('names everything that says off, and that a yes alone changes nothing then', async () => {
    const variables = { DO_NOT_TRACK: '1', NOTES_USAGE: 'off', CI: 'true' };
    const telemetry = start({ variables, offVariable: 'NOTES_USAGE' });

    const on = await type(telemetry, 'on', { offVariable: 'NOTES_USAGE' });

    expect(on).toMatchObject({ code: 1, errors: '' });
    expect(on.lines.join('\n').split('\n').slice(0, 3).join('\n'))
      .toBe(`Telemetry of notes is off: the variable DO_NOT_TRACK is set; the variable NOTES_USAGE says so; \
a build system runs the program. Nothing is recorded or sent.
  you agreed   basic, usage
  turn it on   notes telemetry on; it counts once nothing else says off`);
  });

  it('says what the machine’s policy takes away of a yes', async () => {
    const telemetry = start({ platform: { policy: () => '{"purposes":["basic"]}' } });

    const on = await type(telemetry, 'on');

    expect(on.code).toBe(0);
    expect(on.output).toContain('\n  not allowed  usage\n');
  });

  it.each([
    ['on', ['basic', 'usage']],
    ['on basic', ['basic']],
    ['on full', ['basic', 'usage', 'diagnostics', 'content', 'messages']],
    ['on diagnostics', ['basic', 'diagnostics']],
    ['on usage diagnostics --json', ['basic', 'usage', 'diagnostics']],
  ])('keeps a yes: %s', async (words, purposes) => {
    const telemetry = start();

    expect(await type(telemetry, words)).toMatchObject({ code: 0, errors: '' });
    expect(telemetry.consent.status()).toMatchObject({ collecting: true, choice: { kind: 'granted', purposes } });
  });

  it('keeps a no', async () => {
    const telemetry = start({ consent: { basis: 'notice', purposes: 'usage' } });

    const off = await type(telemetry, 'off');

    expect(off).toMatchObject({ code: 0, errors: '' });
    expect(off.output).toContain('is off: you said no on ');
    expect(off.output).toContain('notes telemetry erase');
    expect(telemetry.consent.status()).toMatchObject({ collecting: false, choice: { kind: 'denied' } });
    expect((await type(start(), 'status')).output).toContain('you said no on ');
  });

  it('tells programs what is in force, without the IDs', async () => {
    const telemetry = start({ consent: { basis: 'notice', purposes: 'usage' } });
    const id = await installationOf(telemetry);

    const off = await type(telemetry, 'off --json');

    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(off.output).not.toContain(id);
    expect(JSON.parse(off.output)).toEqual({
      collecting: false,
      reason: 'denied',
      offs: ['denied'],
      purposes: [],
      choice: {
        kind: 'denied',
        day: new Date().toISOString().slice(0, 10),
        receipt: expect.objectContaining({ 'dpv:hasIndicationMethod': 'command' }),
      },
    });
  });

  it('shows the requests that would be sent: byte for byte, or indented', async () => {
    const telemetry = start({ consent: { basis: 'notice', purposes: 'usage' }, platform: { clock: stillClock } });
    telemetry.track('Export/PDF');
    const bodies = await telemetry.preview();

    const raw = await type(telemetry, 'preview --json');
    const shown = await type(telemetry, 'preview');

    expect(bodies).toHaveLength(1);
    expect(raw).toMatchObject({ code: 0, errors: '', lines: bodies });
    expect(shown.lines[0]).toBe('Would be sent now, in 1 request:');
    expect(JSON.parse(shown.lines[1] ?? '')).toEqual(JSON.parse(bodies[0] ?? ''));
    expect(shown.output).toContain('\n  "installation": ');
  });

  it('shows before a yes which fields requests would hold', async () => {
    const preview = await type(start(), 'preview');

    expect(preview.output).toContain('Nothing would be sent: you have not been asked yet.');
    expect(preview.output).toMatch(
      /With a yes, requests would hold:\nbasic\n {2}key, installation, [^]*\nusage\n {2}uses: /,
    );
    expect(preview.output).not.toContain('exceptions');
    expect(await type(start(), 'preview --json')).toMatchObject({ code: 0, output: '' });
  });

  it('shows what was sent, whole if asked to, and what was changed since', async () => {
    const telemetry = start({ consent: { basis: 'notice', purposes: 'usage' } });
    expect((await type(telemetry, 'log')).output).toBe('Nothing was sent from here.');
    telemetry.track('First');
    await telemetry.flush(patient);
    telemetry.track('Second');
    await telemetry.flush(patient);
    const [first, second] = await telemetry.sentLog();

    expect((await type(telemetry, 'log')).lines).toEqual([
      `${first?.hour}h UTC  200  intact`,
      `${second?.hour}h UTC  200  intact`,
      '2 requests, 0 changed.',
    ]);
    expect((await type(telemetry, 'log --bodies')).lines).toContain(first?.body);
    expect((await type(telemetry, 'log --json')).lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      first,
      second,
    ]);

    const file = join(place.folder, 'sent.jsonl');
    writeFileSync(file, readFileSync(file, 'utf8').replace('First', 'Worst'));

    expect((await type(telemetry, 'log')).lines).toEqual([
      `${first?.hour}h UTC  200  CHANGED SINCE`,
      `${second?.hour}h UTC  200  intact`,
      '2 requests, 1 changed.',
    ]);
  });

  it('hands out all that is kept, as JSON', async () => {
    const telemetry = start({ consent: { basis: 'notice', purposes: 'usage' }, platform: { clock: stillClock } });
    telemetry.track('Export/PDF');
    await telemetry.flush(patient);

    const { code, output } = await type(telemetry, 'export');

    expect(code).toBe(0);
    expect(JSON.parse(output)).toEqual(JSON.parse(JSON.stringify(await telemetry.exportMyData())));
    expect(output).toContain('Export/PDF');
  });

  it('explains what erasing means, and does nothing without --yes', async () => {
    const telemetry = start({ consent: { basis: 'notice', purposes: 'usage' } });

    const erase = await type(telemetry, 'erase');

    expect(erase).toMatchObject({ code: 2, output: '' });
    expect(erase.errors).toContain('To do it: notes telemetry erase --yes');
    expect(telemetry.consent.status().collecting).toBe(true);
    expect(peer.connections()).toBe(0);
  });

  it('has erased what was sent', async () => {
    const telemetry = start({ consent: { basis: 'notice', purposes: 'usage' } });
    telemetry.track('Export/PDF');
    await telemetry.flush(patient);
    peer.replyWith(() => ({ status: 202, body: '{}' }));

    const erase = await type(telemetry, 'erase --yes');

    expect(erase).toMatchObject({ code: 0, output: 'Telemetry is off. Asked to erase 1 ID; all is deleted here.' });
    expect((await type(telemetry, 'status')).output).toContain('you had your data erased on ');
    expect(JSON.parse((await type(telemetry, 'erase --yes --json')).output)).toEqual({ kind: 'nothing' });
  });

  it('says that nobody took the request to erase', async () => {
    const telemetry = start({ consent: { basis: 'notice', purposes: 'usage' } });
    telemetry.track('Export/PDF');
    await telemetry.flush(patient);
    peer.replyWith(() => ({ status: 503, body: '{}' }));

    const erase = await type(telemetry, 'erase --yes');

    expect(erase).toMatchObject({ code: 1, output: '' });
    expect(erase.errors).toBe(
      'Telemetry is off, but nobody took the request (503). Try again: notes telemetry erase --yes',
    );
    expect(await type(telemetry, 'erase --yes --json')).toMatchObject({
      code: 1,
      output: '{"kind":"failed","reason":"503"}',
    });
  });

  it('goes on under a new ID', async () => {
    const telemetry = start({ consent: { basis: 'notice', purposes: 'usage' } });
    telemetry.track('Export/PDF');
    const before = await installationOf(telemetry);

    const reset = await type(telemetry, 'reset');

    expect(reset).toMatchObject({ code: 0, errors: '' });
    expect(reset.output).toContain('What comes next has a new ID.');
    telemetry.track('Export/PDF');
    expect(await installationOf(telemetry)).toMatch(/^[0-9a-f-]{36}$/);
    expect(await installationOf(telemetry)).not.toBe(before);
  });

  it('needs no connection', async () => {
    const telemetry = start({ consent: { basis: 'notice', purposes: 'usage' } });
    telemetry.track('Export/PDF');

    for (const words of ['status', 'on basic', 'preview', 'log', 'export', 'reset', 'on', 'off'])
      expect(await type(telemetry, words)).toMatchObject({ code: 0, errors: '' });
    expect(peer.connections()).toBe(0);
  });

  it('keeps a receipt of each answer, tells of it in the status, and hands it out whole', async () => {
    const telemetry = start();

    await type(telemetry, 'on diagnostics');
    const status = await type(telemetry, 'status');
    await type(telemetry, 'off');
    const { choice } = JSON.parse((await type(telemetry, 'export')).output) as { choice: Choice };

    expect(status.output).toMatch(/\n {2}answered {5}20\d\d-\d\d-\d\dT\S+Z, by command$/);
    expect(choice).toMatchObject({ kind: 'denied', receipt: { 'dpv:hasConsentStatus': 'dpv:ConsentWithdrawn' } });
    expect(choice.receipt?.['dct:replaces']).toMatchObject([{ 'dpv:hasConsentStatus': 'dpv:ConsentGiven' }]);
  });

  it.each([
    ['statsu', 'Unknown: statsu. Did you mean status?'],
    ['Log', 'Unknown: Log. Did you mean log?'],
    ['expotr', 'Unknown: expotr. Did you mean export?'],
    ['dance', 'Unknown: dance'],
    ['constructor', 'Unknown: constructor'],
    ['status --jsno', 'Unknown: --jsno. Did you mean --json?'],
    ['off --yes', 'Unknown: --yes'],
    ['off usage', 'Unknown: usage'],
    ['on usge', 'Unknown: usge. Did you mean usage?'],
    ['on full everything', 'Unknown: everything'],
  ])('takes nothing it does not know: %s', async (words, advice) => {
    const telemetry = start();

    const run = await type(telemetry, words);

    expect(run).toMatchObject({ code: 2, output: '' });
    expect(run.errors.split('\n')[0]).toBe(advice);
    expect(telemetry.consent.status().reason).toBe('not-asked');
  });

  it.each(['help', '--help', 'erase -h'])('helps: %s', async (words) => {
    const help = await type(start(), words);

    expect(help).toMatchObject({ code: 0, errors: '' });
    for (const word of ['status', 'on', 'off', 'preview', 'log', 'export', 'erase', 'reset', '--json'])
      expect(help.output).toContain(word);
  });

  it('throws not even where nobody takes its words', async () => {
    for (const args of [['status'], ['export'], ['dance']])
      expect(
        await telemetryCommand({
          telemetry: start(),
          args,
          program: 'notes',
          purposes: 'usage',
          print: fail,
          printError: fail,
        }),
      ).toBe(1);
  });
});

/** Carries out what somebody typed after `notes telemetry`. */
async function type(telemetry: Telemetry, words: string, about?: About) {
  const output: string[] = [];
  const errors: string[] = [];
  const code = await telemetryCommand({
    telemetry,
    args: words.split(' ').filter((word) => word !== ''),
    program: 'notes',
    purposes: 'usage',
    about,
    print: (text) => output.push(text),
    printError: (text) => errors.push(text),
  });
  return { code, output: output.join('\n'), lines: output, errors: errors.join('\n') };
}

const installationOf = async (telemetry: Telemetry) => {
  const [body = '{}'] = await telemetry.preview();
  return (JSON.parse(body) as { installation?: string }).installation; // the SDK wrote it
};

const fail = () => {
  throw new Error('EPIPE');
};

/** Two previews are the same bytes only at the same moment. */
const stillClock = {
  now: () => Date.UTC(2026, 10, 23, 10, 15),
  monotonic: () => 0,
  local: () => ({ hour: 11, weekday: 1 }),
};
