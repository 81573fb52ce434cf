import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCollectorPeer } from './testing/collector-peer.ts';
import { runNotes } from './testing/run-notes.ts';

describe('notes', { timeout: 90_000 }, () => {
  let peer: Awaited<ReturnType<typeof startCollectorPeer>>;
  let home: string;

  beforeEach(async () => {
    peer = await startCollectorPeer();
    home = mkdtempSync(join(tmpdir(), 'notes-'));
  });
  afterEach(async () => {
    rmSync(home, { recursive: true, force: true });
    await peer.close();
  });
  const notes = async (args: string[], options: { input?: string; environment?: NodeJS.ProcessEnv } = {}) =>
    runNotes(args, {
      input: options.input ?? '',
      environment: {
        NOTES_HOME: home,
        NOTES_TELEMETRY_ENDPOINT: peer.endpoint,
        NOTES_TELEMETRY_KEY: 'pk_0123456789abcdefghij',
        ...options.environment,
      },
    });

  it('keeps, shows, finds, removes and exports notes', async () => {
    const off = { environment: { DO_NOT_TRACK: '1' } };
    expect(await notes(['add', 'buy', 'milk'], off)).toMatchObject({ code: 0, output: 'Added note 1.\n', errors: '' });
    await notes(['add', 'call Jane'], off);

    expect((await notes(['list'], off)).output).toBe('1  buy milk\n2  call Jane\n');
    expect((await notes(['search', 'JANE'], off)).output).toBe('2  call Jane\n');
    expect(await notes(['search', 'nothing'], off)).toMatchObject({ code: 1, output: 'No note matches.\n' });
    expect(await notes(['remove', '1'], off)).toMatchObject({ code: 0, output: 'Removed note 1.\n' });
    expect(await notes(['remove', '1'], off)).toMatchObject({ code: 1, output: 'There is no note 1.\n' });
    const exported = JSON.parse((await notes(['export'], off)).output) as unknown;
    expect(exported).toMatchObject([{ number: 2, text: 'call Jane' }]);
    expect(peer.syncs).toEqual([]);
  });

  it.each([
    [['add'], 'add needs the text'],
    [['remove', 'first'], 'remove needs the number'],
    [['search'], 'search needs a word'],
    [['dance'], 'Usage:'],
    [['telemetry', 'maybe'], 'notes telemetry'],
  ])('says how %j is used', async (args, advice) => {
    const run = await notes(args, { environment: { DO_NOT_TRACK: '1' } });

    expect(run.code).toBe(2);
    expect(run.output + run.errors).toContain(advice);
  });

  it('asks at the first run, and after a no never again, and tells nothing', async () => {
    const first = await notes(['add', 'a'], { input: 'n\n' });
    const second = await notes(['list'], { input: 'y\n' });

    expect(first).toMatchObject({ code: 0, output: 'Added note 1.\n' });
    expect(first.errors).toContain('Send usage statistics? [y/n]');
    expect(second).toMatchObject({ code: 0, output: '1  a\n', errors: '' });
    expect(await notes(['telemetry', 'send'])).toMatchObject({ code: 1, errors: '' });
    expect(peer.syncs).toEqual([]);
    expect(readdirSync(join(home, 'telemetry'))).toEqual(['choice.json']);
  });

  it('tells nothing, and asks again, when nobody answers', async () => {
    expect(await notes(['add', 'a'])).toMatchObject({ code: 0 });
    expect((await notes(['list'])).errors).toContain('Send usage statistics?');
    expect(existsSync(join(home, 'telemetry'))).toBe(false);
    expect(peer.syncs).toEqual([]);
  });

  it('tells of the first run at once when the person says yes', async () => {
    await notes(['add', 'a'], { input: 'yes\n' });

    expect(peer.uses()).toEqual({ 'Notes/Add': 1 });
    expect(peer.syncs.flatMap(({ sessionDays }) => sessionDays).at(-1)?.ended).toBe(true);
  });

  it('sends after a yes what was done, offline runs included, and never a note', async () => {
    await notes(['add', 'secret one'], { input: 'y\n' });
    peer.goAway(true);
    await notes(['add', 'secret two']);
    expect((await notes(['telemetry', 'send'])).code).toBe(1);
    peer.goAway(false);
    await notes(['list']);

    const sent = await notes(['telemetry', 'send']);

    expect(sent).toMatchObject({ code: 0, errors: '' });
    expect(peer.uses()).toEqual({ 'Notes/Add': 2, 'Notes/List': 1 });
    expect(new Set(peer.syncs.map(({ installation }) => installation)).size).toBe(1);
    expect(peer.syncs[0]?.consent).toMatchObject({ purposes: ['basic', 'usage', 'diagnostics'], basis: 'opt-in' });
    expect(JSON.stringify(peer.syncs)).not.toContain('secret');
  });

  it('can be told yes and no later, and says what holds and why', async () => {
    const status = async (environment = {}) => (await notes(['telemetry', 'status'], { environment })).output;

    expect(await status()).toContain('off: you have not been asked');
    expect((await notes(['telemetry', 'on'])).output).toContain('Telemetry of notes is on');
    expect(await status()).toMatch(/is on: you agreed[\s\S]*basic[\s\S]*usage[\s\S]*diagnostics/);
    expect(await status({ DO_NOT_TRACK: '1' })).toContain('DO_NOT_TRACK');
    expect(await status({ NOTES_TELEMETRY: 'off' })).toContain('NOTES_TELEMETRY');
    expect((await notes(['telemetry', 'off'])).output).toContain('Telemetry of notes is off');
    expect(await status()).toContain('is off');
    expect(readdirSync(join(home, 'telemetry')).filter((name) => !name.startsWith('sent.'))).toEqual(['choice.json']);
  });

  it('works the same without a collector', async () => {
    const environment = { NOTES_TELEMETRY_ENDPOINT: '', NOTES_TELEMETRY_KEY: '' };

    expect(await notes(['add', 'a'], { environment })).toEqual({ code: 0, output: 'Added note 1.\n', errors: '' });
  });
});
