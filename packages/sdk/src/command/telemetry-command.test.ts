import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Choice } from '../core/choice.ts';
import { commandPlace, installationOf, type } from '../testing/command-place.ts';
import { patient } from '../testing/host.ts';
import { telemetryCommand } from './index.ts';

describe('telemetryCommand', () => {
  const { folder, peer, start } = commandPlace();

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

    const file = join(folder(), 'sent.jsonl');
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
    expect(peer().connections()).toBe(0);
  });

  it('has erased what was sent', async () => {
    const telemetry = start({ consent: { basis: 'notice', purposes: 'usage' } });
    telemetry.track('Export/PDF');
    await telemetry.flush(patient);
    peer().replyWith(() => ({ status: 202, body: '{}' }));

    const erase = await type(telemetry, 'erase --yes');

    expect(erase).toMatchObject({ code: 0, output: 'Telemetry is off. Asked to erase 1 ID; all is deleted here.' });
    expect((await type(telemetry, 'status')).output).toContain('you had your data erased on ');
    expect(JSON.parse((await type(telemetry, 'erase --yes --json')).output)).toEqual({ kind: 'nothing' });
  });

  it('says that nobody took the request to erase', async () => {
    const telemetry = start({ consent: { basis: 'notice', purposes: 'usage' } });
    telemetry.track('Export/PDF');
    await telemetry.flush(patient);
    peer().replyWith(() => ({ status: 503, body: '{}' }));

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
    expect(peer().connections()).toBe(0);
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

const fail = () => {
  throw new Error('EPIPE');
};

/** Two previews are the same bytes only at the same moment. */
const stillClock = {
  now: () => Date.UTC(2026, 10, 23, 10, 15),
  monotonic: () => 0,
  local: () => ({ hour: 11, weekday: 1 }),
};
