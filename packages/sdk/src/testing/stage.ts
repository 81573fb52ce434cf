import type { SendOutcome } from '../core/platform.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createMachine, type Machine, type Run } from './machine.ts';
import type { Fate, Step } from './schedule.ts';
import { createStandInCollector, type StandInCollector } from './stand-in-collector.ts';

/** The longest wait before a saving that failed is tried again, and a little more. */
const longestRetryMs = 61_000;
/** What was counted is on the disk after this time. */
const savedWithinMs = 1_000;

/** A machine with its collector and its ledger, to which steps happen. */
export interface Stage {
  readonly machine: Machine;
  readonly collector: StandInCollector;
  readonly ledger: Ledger;
  take(step: Step): Promise<void>;
  /** The run at a place, started if there is none. */
  at(place: number): Run;
  /** From now on every request is answered. */
  forgetFates(): void;
  /** Ends everything orderly, and lets a last run send what waits. Resolves to what it said. */
  finish(): Promise<string>;
}

export interface StageOptions {
  fates: readonly Fate[];
  /** True if the person is asked: nothing is counted until they choose. */
  isAsking?: boolean;
  /** How wrong the machine's clock is at first, in hours. */
  wrongHours?: number;
  /** How long an answer takes. */
  latencyMs?: number;
  /** Told of each request as it goes out. */
  onRequest?: (body: string) => void;
}

export function createStage({
  fates,
  isAsking = false,
  wrongHours = 0,
  latencyMs = 5,
  onRequest,
}: StageOptions): Stage {
  const queue = [...fates];
  const ledger = createLedger();
  const machine = createMachine('2026-11-23T22:00:00Z', (body) => {
    onRequest?.(body);
    return deliver(queue.shift() ?? 'good', body);
  });
  const collector = createStandInCollector(machine.trueNow);
  machine.setClockWrong(wrongHours * 3_600_000);
  const runs = new Map<number, Run & { sessions: Map<number, ReturnType<Run['host']['startSession']>> }>();
  const erased = new Set<string>();
  /** Runs that have not made the last choice find out about it until then. */
  let chosen = { by: '', known: -Infinity };
  let full: { from: number; until: number } = { from: -Infinity, until: -Infinity };

  function deliver(fate: Fate, body: string): { outcome: SendOutcome; afterMs: number } {
    // Many records at once are turned away, but never one alone: that one would be dropped, as it should be.
    const isOne = ((JSON.parse(body) as { sessionDays?: unknown[] }).sessionDays ?? []).length <= 1;
    if (fate === 'never arrives') return { outcome: failed('ECONNREFUSED'), afterMs: latencyMs };
    if (fate === 'portal') return { outcome: turnedAway(200, '<html>'), afterMs: latencyMs };
    if (fate === 503 || (typeof fate === 'number' && isOne))
      return { outcome: turnedAway(503, ''), afterMs: latencyMs };
    if (typeof fate === 'number') return { outcome: turnedAway(fate, '{}'), afterMs: latencyMs };
    if (fate === 'arrives late') {
      machine.after(200_000, () => void collector.take(body));
      return { outcome: failed('ECONNRESET'), afterMs: latencyMs };
    }
    const outcome = collector.take(body);
    if (fate === 'answer lost') return { outcome: failed('ECONNRESET'), afterMs: latencyMs };
    return { outcome, afterMs: fate === 'slow' ? 900 : latencyMs };
  }

  function at(place: number) {
    const known = runs.get(place);
    if (known) return known;
    const started = { ...machine.start(isAsking ? { consent: 'ask' } : {}), sessions: new Map() };
    runs.set(place, started);
    begin(started);
    return started;
  }

  function sessionAt(place: number, which: number) {
    const { host, owner, sessions } = at(place);
    if (which === 0) return host;
    const known = sessions.get(which);
    if (known) return known;
    begin({ host, owner });
    const started = host.startSession();
    sessions.set(which, started);
    return started;
  }

  /** What is known for certain of what a run counts now. */
  function now({ owner }: Pick<Run, 'owner'>) {
    const kept = machine.disk.files.get('installation.json')?.text ?? '';
    const isErased = [...erased].some((id) => kept.includes(`{"id":"${id}"`));
    const isNoticed = owner === chosen.by || machine.awake() >= chosen.known;
    // By a clock that stands at its beginning: what is dated so is too old to be sent, once the clock is right.
    const isAncient = machine.now() < Date.UTC(2000, 0);
    return { owner, at: machine.awake(), isSure: isNoticed && !isErased && !isAncient };
  }
  function begin({ host, owner }: Pick<Run, 'host' | 'owner'>): void {
    if (host.consent.status().collecting) ledger.session(now({ owner }));
  }
  function track(feature: string, { host, owner }: Run, caller: Pick<Run['host'], 'track'>): void {
    // What nobody agreed to is called as well: it must arrive nowhere.
    if (!host.consent.status().purposes.includes('usage')) return caller.track('Unwanted');
    const value = ledger.use({ feature, ...now({ owner }) });
    if (value !== undefined) caller.track(feature, value);
  }

  /** After a word of the person's, what was counted may go, and what goes on may count as another session. */
  function change(by: string): void {
    ledger.doubtAll();
    chosen = { by, known: machine.disk.isFull ? Infinity : machine.awake() + longestRetryMs };
    for (const { owner, sessions } of runs.values())
      for (let i = 0; i <= sessions.size; i++) ledger.session({ owner, at: machine.awake(), isSure: false });
  }

  /** What a run that is over may not have brought to the disk. */
  function mourn(place: number, wasKilled: boolean): void {
    const { owner, diedAt } = at(place);
    runs.delete(place);
    const died = diedAt() ?? machine.awake();
    if (wasKilled) ledger.doubt(owner, died - savedWithinMs);
    const wasFull = died <= full.until + (wasKilled ? longestRetryMs : 0);
    if (wasFull) ledger.doubt(owner, full.from - savedWithinMs);
  }

  async function take(step: Step): Promise<void> {
    switch (step.do) {
      case 'track':
        track(step.feature, at(step.run), sessionAt(step.run, step.session));
        break;
      case 'end session':
        at(step.run).sessions.get(step.session)?.end();
        at(step.run).sessions.delete(step.session);
        break;
      case 'many sessions':
        for (let i = 0; i < step.count; i++) {
          const one = at(step.run).host.startSession();
          begin(at(step.run));
          if (i < 2) track('A', at(step.run), one);
          one.end();
        }
        break;
      case 'flush':
        void at(step.run).host.flush();
        break;
      case 'shut down':
        void at(step.run).host.shutdown({ timeoutMs: step.timeoutMs });
        await machine.pass(step.timeoutMs);
        endOf(step.run, 'exit');
        break;
      case 'exit':
      case 'crash':
        endOf(step.run, step.do);
        break;
      case 'kill':
        at(step.run).kill();
        break;
      case 'kill soon':
        at(step.run).killAfter(step.steps);
        break;
      case 'seem dead':
        at(step.run).seemDead();
        break;
      case 'pass':
        await machine.pass(step.milliseconds);
        break;
      case 'sleep':
        machine.sleep(step.hours * 3_600_000);
        break;
      case 'fill the disk':
        if (machine.awake() > full.until + longestRetryMs) full = { from: machine.awake(), until: Infinity };
        full.until = Infinity;
        machine.disk.isFull = true;
        break;
      case 'free the disk':
        if (machine.disk.isFull) full.until = machine.awake();
        machine.disk.isFull = false;
        break;
      case 'set the clock':
        machine.setClockWrong(step.hours * 3_600_000);
        break;
      case 'choose':
        at(step.run).host.consent.set(step.answer);
        change(at(step.run).owner);
        break;
      case 'reset':
        at(step.run).host.reset();
        change(at(step.run).owner);
        break;
      case 'erase at the collector':
        for (const { installation = '' } of collector.arrived) {
          erased.add(installation);
          collector.erase(installation);
        }
        change('');
    }
    await machine.pass(0);
    for (const [place, { diedAt }] of runs) if (diedAt() !== undefined) mourn(place, true);
  }

  function endOf(place: number, how: 'exit' | 'crash'): void {
    const { end, diedAt } = at(place);
    if (diedAt() !== undefined) return;
    if (end(how)) mourn(place, false);
  }

  return {
    machine,
    collector,
    ledger,
    take,
    at,
    forgetFates: () => {
      queue.length = 0;
    },
    finish: async () => {
      for (const place of runs.keys()) await take({ do: 'shut down', run: place, timeoutMs: 0 });
      await take({ do: 'free the disk' });
      queue.length = 0;
      // A lock that a killed run left is nobody's after a while, what is late arrives, and every pause is over.
      await machine.pass(26 * 3_600_000);
      const last = at(9);
      let { kind } = await machine.finish(last.host.flush());
      for (let i = 0; i < 3 && kind !== 'nothing' && kind !== 'off'; i++) {
        await machine.pass(61_000);
        ({ kind } = await machine.finish(last.host.flush()));
      }
      await take({ do: 'shut down', run: 9, timeoutMs: 1_000 });
      return kind;
    },
  };
}

const failed = (reason: string): SendOutcome => ({ kind: 'failed', reason });
const turnedAway = (status: number, text: string): SendOutcome => ({ kind: 'answer', status, body: text });
