import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Choice } from '../core/choice.ts';
import { temporaryFolder } from '../testing/host.ts';
import type { Script } from './testing/ask-program.ts';
import { bundleProgram, openTerminal, runInPipes, type Shell, type Terminal } from './testing/terminal.ts';

const choices = 'y = yes   n = no   p = see exactly what would be sent   Enter = ask next time: ';
const question = `May notes tell its makers how it is used? A yes sends:
  that it ran, when and how long, its version, and on what kind of system
  which features are used, and how often
You can change your mind at any time: notes telemetry on, notes telemetry off
${choices}`;
const yes = { asked: 'yes', reason: 'granted', purposes: ['basic', 'usage'] };
const no = { asked: 'no', reason: 'denied', purposes: [] };
const open = (asked: string) => ({ asked, reason: 'not-asked', purposes: [] });

describe.runIf(process.platform === 'linux' && existsSync('/usr/bin/script'))('askInTerminal', () => {
  let program: string;
  let bundle: ReturnType<typeof temporaryFolder>;
  let place: ReturnType<typeof temporaryFolder>;
  let terminal: Terminal | undefined;

  beforeAll(async () => {
    bundle = temporaryFolder();
    program = await bundleProgram(bundle.folder);
  });
  afterAll(() => bundle.remove());
  beforeEach(() => {
    place = temporaryFolder();
  });
  afterEach(async () => {
    terminal?.kill();
    await terminal?.end;
    terminal = undefined;
    place.remove();
  });
  function start(options: Script['options'] = {}, shell: Shell = {}): Terminal {
    terminal = openTerminal(program, { folder: place.folder, options }, shell);
    return terminal;
  }
  const beside = (name: string) => join(dirname(place.folder), name);

  it.each([
    ['y', ['y\n'], yes],
    ['YES', ['YES\n'], yes],
    ['n', ['n\n'], no],
    ['no', [' no \n'], no],
    ['something else, then yes', ['maybe\n', 'y\n'], yes],
    ['Enter alone', ['\n'], open('unanswered')],
    ['Ctrl-C', ['\u0003'], open('interrupted')],
    ['Ctrl-D', ['\u0004'], open('unanswered')],
  ])('takes %s', async (_, typed, outcome) => {
    const { screen, type, end } = start();

    for (const [i, keys] of typed.entries()) {
      await shows(screen, choices, i + 1);
      type(keys);
    }
    await end;

    expect(screen().startsWith(question)).toBe(true);
    expect(outcomeOn(screen())).toEqual(outcome);
    expect(existsSync(place.folder)).toBe(outcome.reason !== 'not-asked');
  });

  it('asks nobody twice who said no', async () => {
    const first = start();
    await shows(first.screen, choices);
    first.type('n\n');
    await first.end;

    const second = start();
    await second.end;

    expect(outcomeOn(second.screen())).toEqual({ ...no, asked: 'not-asked' });
    expect(second.screen()).not.toContain('May notes');
    expect(readdirSync(place.folder)).toEqual(['choice.json']);
  });

  it('asks again who did not answer', async () => {
    for (let run = 0; run < 2; run++) {
      const { screen, type, end } = start();
      await shows(screen, choices);
      type('\n');
      await end;

      expect(outcomeOn(screen())).toEqual(open('unanswered'));
    }
  });

  it('asks again who agreed to less than the plan holds by now, and leaves a receipt of both answers', async () => {
    const feature = { added: '2020-01-01', expires: '2999-01-01' };
    const old = { hash: 'a'.repeat(64), features: { Old: feature } };
    const today = new Date().toISOString().slice(0, 10);
    const grown = { hash: 'b'.repeat(64), features: { Old: feature, New: { ...feature, added: today } } };
    const kept = () => JSON.parse(readFileSync(join(place.folder, 'choice.json'), 'utf8')) as Choice;

    for (const [plan, title] of [
      [old, 'May notes tell its makers how it is used?'],
      [grown, 'May notes tell its makers more than you agreed to?'],
    ] as const) {
      const { screen, type, end } = start({ plan });
      await shows(screen, title);
      type('y\n');
      await end;
      expect(kept()).toMatchObject({ kind: 'granted', plan: plan.hash });
    }
    const again = start({ plan: grown });
    await again.end;

    expect(outcomeOn(again.screen())).toEqual({ ...yes, asked: 'not-asked' });
    const { receipt } = kept();
    expect(receipt).toMatchObject({
      'dpv:hasIndicationMethod': 'terminal',
      'dpv:hasNotice': { 'dct:language': 'en' },
      'dct:replaces': [{ 'dpv:hasConsentStatus': 'dpv:ConsentGiven' }],
    });
  });

  it('speaks the system’s language, and keeps the hash of what it said', async () => {
    const { screen, type, end } = start({}, { before: 'LANG=de_AT.UTF-8' });
    await shows(screen, 'Enter = später: ');
    const [shown] = screen().split('später: ');
    type('n\n');
    await end;

    expect(shown).toContain(
      'Darf notes seinem Hersteller mitteilen, wie es benutzt wird? Ein Ja sendet:\n  dass es lief,',
    );
    expect(outcomeOn(screen())).toEqual(no);
    const { receipt } = JSON.parse(readFileSync(join(place.folder, 'choice.json'), 'utf8')) as Choice;
    const hash = createHash('sha256').update(`${shown}später: `).digest('hex');
    expect(receipt?.['dpv:hasNotice']).toMatchObject({ 'dct:language': 'de', 'dct:identifier': `sha256:${hash}` });
  });

  it('shows what would be sent, and asks again', async () => {
    const { screen, type, end } = start();
    await shows(screen, choices);
    type('p\n');
    await shows(screen, choices, 2);
    expect(existsSync(place.folder)).toBe(false);
    type('n\n');
    await end;

    expect(screen()).toMatch(/no others\.[^]*\nbasic\n {2}key, installation, [^]*\nusage\n {2}uses: [^]*\ny = yes/);
    expect(outcomeOn(screen())).toEqual(no);
  });

  it('waits no longer than it is told to', async () => {
    const { screen, end } = start({ timeoutMs: 200 });
    await end;

    expect(screen().startsWith(question)).toBe(true);
    expect(outcomeOn(screen())).toEqual(open('unanswered'));
  });

  it('gives up on who types anything but an answer', async () => {
    const { screen, type, end } = start();
    for (let i = 1; i <= 5; i++) {
      await shows(screen, choices, i);
      type('what?\n');
    }
    await end;

    expect(outcomeOn(screen())).toEqual(open('unanswered'));
  });

  it('leaves the input to the program, with what was typed ahead', async () => {
    terminal = openTerminal(program, { folder: place.folder, reads: true });
    const { screen, type, end } = terminal;
    await shows(screen, choices);
    type('y\nhello\n');
    await end;

    expect(outcomeOn(screen())).toEqual(yes);
    expect(screen()).toContain('\nread: hello\n');
  });

  it('leaves nothing behind when the program is killed at the question', async () => {
    const { screen, kill, end } = start();
    await shows(screen, choices);
    kill();
    await end;

    expect(existsSync(place.folder)).toBe(false);
  });

  it('asks beside the output, which may be meant for another program', async () => {
    const { screen, type, end } = start({}, { after: `>'${beside('output')}'` });
    await shows(screen, choices);
    type('y\n');
    await end;

    expect(outcomeOn(readFileSync(beside('output'), 'utf8'))).toEqual(yes);
    expect(readFileSync(beside('output'), 'utf8')).not.toContain('May notes');
  });

  it.each([
    ['nobody sees the question', { after: '2>/dev/null' }],
    ['nobody can answer', { after: '</dev/null' }],
    ['a build system runs it', { before: 'CI=true' }],
    ['a test runs it', { before: 'NODE_ENV=test' }],
  ])('does not ask where %s', async (_, shell) => {
    const { screen, end } = start({}, shell);
    await end;

    expect(outcomeOn(screen())).toEqual(open('not-asked'));
    expect(screen()).not.toContain('May notes');
  });

  it('does not ask in pipes', async () => {
    const run = runInPipes(program, { folder: place.folder });
    run.child.stdin.write('y\n');
    await run.end;

    expect(outcomeOn(run.output())).toEqual(open('not-asked'));
    expect(run.errors()).toBe('');
  });

  it('does not ask in the background, where the system would stop it', async () => {
    const { screen, end } = start({}, { before: 'set -m;', after: '& wait' });
    await end;

    expect(outcomeOn(screen())).toEqual(open('not-asked'));
  });

  it('fits on eight lines of eighty columns, whatever is asked for', async () => {
    const { screen, type, end } = start({ purposes: 'full' });
    await shows(screen, choices);
    const lines = screen().split('\n');
    type('\n');
    await end;

    expect(lines).toHaveLength(8);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('asks in another language', async () => {
    const { screen, type, end } = start({
      lines: ['Darf notes seinen Herstellern sagen, wie es benutzt wird?', ...Array.from({ length: 9 }, () => '…')],
      choices: { yes: 'j = ja', no: 'n = nein', preview: 'z = zeigen', later: 'Enter = nächstes Mal' },
    });
    await shows(screen, 'j = ja   n = nein   z = zeigen   Enter = nächstes Mal: ');
    expect(screen().split('\n')).toHaveLength(8);
    type('J\n');
    await end;

    expect(outcomeOn(screen())).toEqual(yes);
  });
});

/** The test machine may be busy, and the program must be compiled first. */
async function shows(screen: () => string, text: string, times = 1): Promise<void> {
  await expect.poll(() => screen().split(text).length - 1, { timeout: 30_000 }).toBe(times);
}

/** What the program printed at its end. */
const outcomeOn = (screen: string): unknown => JSON.parse(/^\{.*\}$/m.exec(screen)?.[0] ?? 'null');
