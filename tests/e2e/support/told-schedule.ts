import { join } from 'node:path';
import type { InitOptions } from '@usance/sdk';
import type { ScheduleStep } from '@usance/sdk/testing';
import { newFolder } from './server-process.ts';
import { startToldProgram, type ToldProgram } from './told-program.ts';

/** Something that a program counted, and whether it must be there in the end. */
export interface Counted {
  program: ToldProgram;
  /** When, by the program's own life. */
  at: number;
  isSure: boolean;
}

/** What the programs of one schedule counted: the oracle. */
export interface ToldLedger {
  /** The n-th use was of the feature `Use/n`; each was also one of `All`. */
  uses: Counted[];
  sessions: Counted[];
}

/** One copy of a product on which a schedule is played. */
export interface ToldSchedule {
  readonly ledger: ToldLedger;
  play(steps: readonly ScheduleStep[]): Promise<void>;
  /** Ends all programs orderly, and lets a last one send what waits. Resolves to what it said. */
  finish(): Promise<string | undefined>;
}

/** What was counted is on the disk after this time of the program's life. */
const savedWithinMs = 1_000;

/** @param file the program of `told-program.ts`, as one file */
export function createToldSchedule(file: string, product: Pick<InitOptions, 'key' | 'endpoint'>): ToldSchedule {
  const options = {
    ...product,
    app: { version: '1.0.0' },
    consent: { basis: 'opt-in', purposes: 'usage', day: '2026-01-01' },
    storageFolder: join(newFolder('told'), 'state'),
    requestTimeoutMs: 2_000,
  } satisfies InitOptions;
  const ledger: ToldLedger = { uses: [], sessions: [] };
  const programs = new Map<number, ToldProgram & { sessions: Set<number> }>();

  function at(place: number) {
    const known = programs.get(place);
    if (known) return known;
    const program = { ...startToldProgram(file, options), sessions: new Set<number>() };
    programs.set(place, program);
    begin(program);
    return program;
  }
  function begin(program: ToldProgram, count = 1): void {
    for (let i = 0; i < count; i++) ledger.sessions.push(now(program));
  }

  /** Waits for the end; what a killed program counted in its last second may be lost. */
  async function mourn(place: number): Promise<void> {
    const program = at(place);
    programs.delete(place);
    const code = await program.end;
    if (code !== null) return;
    const since = program.livedMs() - savedWithinMs;
    for (const one of [...ledger.uses, ...ledger.sessions])
      if (one.program === program && one.at >= since) one.isSure = false;
  }

  async function take(step: ScheduleStep): Promise<void> {
    switch (step.do) {
      case 'track': {
        const program = at(step.run);
        if (step.session > 0 && !program.sessions.has(step.session)) begin(program);
        if (step.session > 0) program.sessions.add(step.session);
        // Written down before it is told: what a dying program still counted may be there, too.
        const use = now(program);
        const features = [`Use/${ledger.uses.push(use) - 1}`, 'All'];
        const answer = await program.tell({ do: 'track', session: step.session, features });
        use.at = program.livedMs();
        if (answer === undefined) use.isSure = false;
        break;
      }
      case 'end session':
        at(step.run).sessions.delete(step.session);
        await at(step.run).tell(step);
        break;
      case 'many sessions':
        begin(at(step.run), step.count);
        await at(step.run).tell(step);
        break;
      case 'flush':
        await at(step.run).tell({ do: 'flush' });
        break;
      case 'shut down':
        void at(step.run).tell(step);
        await mourn(step.run);
        break;
      case 'exit':
      case 'crash':
        void at(step.run).tell({ do: step.do });
        await mourn(step.run);
        break;
      case 'kill':
        at(step.run).kill();
        await mourn(step.run);
        break;
      case 'kill soon':
        setTimeout(at(step.run).kill, step.steps * 60);
        break;
      case 'seem dead':
        at(step.run).seemDead();
        break;
      case 'sleep':
        await Promise.all(Array.from(programs.values(), ({ freeze }) => freeze(300)));
        break;
      case 'pass':
        await new Promise((resolve) => setTimeout(resolve, Math.min(step.milliseconds, 1_200)));
        break;
      default: // a disk that is full, and clocks, have tests of their own
    }
    for (const [place, { isOver }] of programs) if (isOver()) await mourn(place);
  }

  return {
    ledger,
    play: async (steps) => {
      for (const step of steps) await take(step);
    },
    finish: async () => {
      for (const place of programs.keys()) await take({ do: 'shut down', run: place, timeoutMs: 0 });
      const last = at(9);
      const said = await last.tell({ do: 'send all' });
      await take({ do: 'shut down', run: 9, timeoutMs: 5_000 });
      return said;
    },
  };
}

const now = (program: ToldProgram): Counted => ({ program, at: program.livedMs(), isSure: true });
