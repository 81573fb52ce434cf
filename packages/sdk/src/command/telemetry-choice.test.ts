import { describe, expect, it } from 'vitest';
import { commandPlace, installationOf, type } from '../testing/command-place.ts';

describe('telemetryCommand, about the choice,', () => {
  const { start } = commandPlace();

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
});
