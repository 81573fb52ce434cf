import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patient, startHost, temporaryFolder } from '../testing/host.ts';
import { goodAnswer, startPeer } from '../testing/peer.ts';
import { anyFate, anyStep, anyStepAndClock, type Step } from '../testing/schedule.ts';
import { createStage, type Stage } from '../testing/stage.ts';

/** How often each text is in a list. */
function timesOf(texts: readonly string[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1);
  return times;
}
const logOf = async ({ at }: Stage) => at(0).host.sentLog();
const isFault = ({ do: what }: Step) => /kill|disk|crash|exit|shut/.test(what);

describe('the log of what was sent', () => {
  it('has every request of 1,000 random sessions before it goes out, byte for byte, and what became of it', async () => {
    let sessions = 0;
    let requests = 0;
    const steps = fc.array(anyStepAndClock, { minLength: 10, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(steps, fc.array(anyFate, { maxLength: 30 }), async (schedule, fates) => {
        const wire: string[] = [];
        const early: string[] = [];
        const stage = createStage({
          fates,
          onRequest: (body) => {
            wire.push(body);
            const logged = ['sent.old.jsonl', 'sent.jsonl']
              .flatMap((name) => (stage.machine.disk.files.get(name)?.text ?? '').split('\n'))
              .filter((line) => line.includes(JSON.stringify(body)));
            if (logged.length < wire.filter((one) => one === body).length) early.push(body);
          },
        });
        for (const step of schedule) await stage.take(step);
        await stage.finish();

        const log = await logOf(stage);
        expect(early).toEqual([]);
        const [sent, written] = [timesOf(wire), timesOf(log.map(({ body }) => body))];
        for (const [body, times] of sent) expect(written.get(body)).toBeGreaterThanOrEqual(times);
        // What was written and did not go out says so, or its run was killed before it could.
        for (const [body, times] of written) {
          const unsent = log.filter((entry) => entry.body === body && (entry.outcome ?? 'not sent') === 'not sent');
          expect(unsent.length).toBeGreaterThanOrEqual(times - (sent.get(body) ?? 0));
        }
        const unmarked = log.filter(({ outcome }) => outcome === undefined);
        expect(schedule.some(isFault) ? [] : unmarked).toEqual([]);
        expect(log.every(({ isIntact }) => isIntact)).toBe(true);
        sessions += stage.ledger.sessions();
        requests += wire.length;
      }),
      { numRuns: 250 },
    );
    expect(sessions).toBeGreaterThan(1_000);
    expect(requests).toBeGreaterThan(1_000);
  }, 120_000);

  it('says what arrives at a peer, byte for byte', async () => {
    const peer = await startPeer((sync, n) => (n % 3 === 0 ? { status: 503, body: '' } : goodAnswer(sync)));
    const { folder, remove } = temporaryFolder();
    const names = ['A', '保存/ü', 'quote "\\', '\u{1f600}'];
    for (let i = 0; i < 30; i++) {
      const host = startHost({ folder, endpoint: peer.endpoint, app: { version: `1.0.${i % 4}` } });
      host.track(names[i % names.length] ?? '', i);
      await host.flush(patient);
      host.track('B');
      await host.shutdown(i % 5 === 0 ? { timeoutMs: 0 } : patient);
    }
    const last = startHost({ folder, endpoint: peer.endpoint });
    const log = await last.sentLog();
    await last.shutdown({ timeoutMs: 0 });

    expect(log.map(({ body }) => body)).toEqual(peer.bodies);
    expect(new Set(log.map(({ outcome }) => outcome))).toEqual(new Set(['200', '503']));
    expect(log.every(({ isIntact }) => isIntact)).toBe(true);
    remove();
    await peer.close();
  }, 60_000);
});

describe('the preview', () => {
  it('is what is sent next, byte for byte, and leaves the disk as it was', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyStep, { maxLength: 40 }),
        fc.array(anyFate, { maxLength: 10 }),
        async (steps, fates) => {
          const wire: string[] = [];
          const stage = createStage({ fates, latencyMs: 0, onRequest: (body) => void wire.push(body) });
          for (const step of steps) await stage.take(step);
          for (const place of [0, 1, 2]) await stage.take({ do: 'shut down', run: place, timeoutMs: 0 });
          await stage.take({ do: 'free the disk' });
          // No other run, no request under way, and nothing due.
          await stage.machine.pass(300_000);
          stage.forgetFates();
          const { host } = stage.at(3);
          host.track('A');
          await stage.machine.pass(0);
          wire.length = 0;
          const disk = () => JSON.stringify([...stage.machine.disk.files]);
          const before = disk();

          const shown = await host.preview();

          expect(disk()).toBe(before);
          await stage.machine.finish(host.flush());
          expect(wire).toEqual(shown);
        },
      ),
      { numRuns: 300 },
    );
  }, 120_000);

  it('is empty for a person who did not agree, and makes nothing', async () => {
    const { machine } = createStage({ fates: [], isAsking: true });
    const { host } = machine.start({ consent: 'ask' });

    expect(await host.preview()).toEqual([]);
    expect(machine.disk.files.size).toBe(0);
  });
});
