import type { SendOutcome } from '../core/platform.ts';
import { createMachine, type Machine, type Run } from './machine.ts';
import { createStandInCollector, type StandInCollector } from './stand-in-collector.ts';

/** A machine with a person whose data are at a collector, which also takes requests for erasure. */
export interface UserWorld {
  machine: Machine;
  collector: StandInCollector;
  /** The IDs that erasure was asked for, one for each request. */
  asked: string[];
  /** The names of all files, in order. */
  files(): string[];
  /** A run in which the person agreed, and something was counted and sent. */
  aUser(): Promise<Run>;
  /** The next syncs are taken, and answered so. */
  answerSyncsWith(outcomes: SendOutcome[]): void;
  /** Of which ID the sync was that came at a place; by default the last. */
  idAt(place?: number): string | undefined;
}

export const answered = (status: number): SendOutcome => ({ kind: 'answer', status, body: '' });

/** Requests for erasure are answered as told: by 202 if there is nothing told. */
export function aWorld(erasures: SendOutcome[] = []): UserWorld {
  const asked: string[] = [];
  let syncs: SendOutcome[] = [];
  const machine = createMachine('2026-11-23T10:00:00Z', (body) => {
    if (!('sentAt' in (JSON.parse(body) as object))) {
      asked.push((JSON.parse(body) as { installation: string }).installation);
      return { outcome: erasures.shift() ?? answered(202), afterMs: 5 };
    }
    const outcome = collector.take(body);
    return { outcome: syncs.shift() ?? outcome, afterMs: 5 };
  });
  const collector: StandInCollector = createStandInCollector(machine.trueNow);
  const files = () => [...machine.disk.files.keys()].toSorted();
  /** Agreed, and used so that something was sent. */
  async function aUser(): Promise<Run> {
    // Loaded before time passes by the hand clock, which does not wait for it.
    await import('../rights/rights.ts');
    const run = machine.start({ consent: 'ask' });
    run.host.consent.set('usage');
    run.host.track('A');
    await machine.finish(run.host.flush());
    return run;
  }
  return {
    machine,
    collector,
    asked,
    files,
    aUser,
    answerSyncsWith: (outcomes: SendOutcome[]) => {
      syncs = outcomes;
    },
    idAt: (place = -1) => collector.arrived.at(place)?.installation,
  };
}
