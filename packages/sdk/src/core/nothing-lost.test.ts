import { randomUUID } from 'node:crypto';
import type { Sync } from '@usance/protocol';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHandClock, patient, startHost, temporaryFolder } from '../testing/host.ts';
import { goodAnswer } from '../testing/peer.ts';
import { sameRevisionsThatDiffer, storedDays, usesOf } from '../testing/stored-days.ts';
import { createFileStorage } from '../node/file-storage.ts';
import type { Platform, SendOutcome, Storage } from './platform.ts';

const action = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('track' as const), feature: fc.constantFrom('A', 'B', 'C/D') }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('flush' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('end' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('save and be killed' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pass' as const), minutes: fc.integer({ min: 1, max: 900 }) }) },
);
/** What happens to a request: it arrives and is answered, arrives and the answer is lost, never arrives, or is turned away. */
const fate = fc.constantFrom('good', 'good', 'answer lost', 'never arrives', 503, 400, 413, 'portal');

const answered = ({ status, body }: { status: number; body: string }): SendOutcome => ({
  kind: 'answer',
  status,
  body,
});

describe('a random schedule of uses, runs, faults and lost answers', () => {
  it('leaves with the collector exactly what was counted', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ process: fc.integer({ min: 0, max: 2 }), action }), { maxLength: 40 }),
        fc.array(fate, { maxLength: 30 }),
        async (schedule, fates) => {
          const { folder, remove } = temporaryFolder();
          const hand = createHandClock('2026-11-23T22:00:00Z');
          const arrived: Sync[] = [];
          const counted: Record<string, number> = {};
          const send: Platform['send'] = ({ body }) => {
            const sync = JSON.parse(body) as Sync; // the SDK wrote it
            // Many records at once are turned away, but never one alone: that one would be dropped, as it should be.
            const next = fates.shift() ?? 'good';
            const isOne = (sync.sessionDays?.length ?? 0) <= 1;
            const outcome = (): SendOutcome => {
              if (next === 'never arrives') return { kind: 'failed', reason: 'refused' };
              if (next === 503 || (isOne && (next === 400 || next === 413))) return answered({ status: 503, body: '' });
              if (next === 400 || next === 413) return answered({ status: next, body: '{}' });
              if (next === 'portal') return answered({ status: 200, body: '<html>' });
              arrived.push(sync);
              if (next === 'answer lost') return { kind: 'failed', reason: 'timeout' };
              return answered(goodAnswer(sync, { serverTime: new Date(hand.clock.now()).toISOString() }));
            };
            return { outcome: Promise.resolve(outcome()), abort: () => undefined };
          };
          // Every host is a process of its own here: it has a name, and once it is killed it writes nothing more.
          const alive = new Set<string>();
          const start = () => {
            const owner = `run-${randomUUID()}`;
            alive.add(owner);
            const isWanted = () => alive.has(owner);
            const files = createFileStorage(folder);
            const save: Storage['save'] = async (name, text, isStillWanted = () => true) =>
              isWanted() && files.save(name, text, () => isWanted() && isStillWanted());
            const storage = { ...files, owner, save, isAlive: (run: string) => alive.has(run) };
            return { owner, host: startHost({ folder, platform: { clock: hand.clock, send, storage } }) };
          };
          const running = new Map<number, ReturnType<typeof start>>();
          let sessions = 0;

          for (const { process, action: step } of schedule) {
            const run = running.get(process) ?? start();
            const { owner, host } = run;
            if (!running.has(process)) sessions += 1;
            running.set(process, run);
            if (step.do === 'track') {
              host.track(step.feature);
              counted[step.feature] = (counted[step.feature] ?? 0) + 1;
            } else if (step.do === 'flush') await host.flush(patient);
            else if (step.do === 'pass') hand.pass(step.minutes * 60_000);
            else {
              if (step.do === 'end') await host.shutdown({ timeoutMs: 0 });
              else await host.flush(patient);
              alive.delete(owner);
              running.delete(process);
            }
          }
          for (const { host } of running.values()) await host.shutdown({ timeoutMs: 0 });
          fates.length = 0;
          const { host: last } = start();
          expect(await last.flush(patient)).toMatchObject({ kind: 'sent' });
          await last.shutdown(patient);

          const stored = storedDays(arrived);
          expect(usesOf(stored)).toEqual(counted);
          const begun = stored.filter(({ continued }) => continued === false);
          expect(begun.reduce((sum, day) => sum + (day.sessions ?? 1), 0)).toBe(sessions + 1);
          expect(new Set(stored.map(({ installation }) => installation)).size).toBe(1);
          expect(sameRevisionsThatDiffer(arrived)).toEqual([]);
          remove();
        },
      ),
      { numRuns: 150 },
    );
  }, 120_000);
});
