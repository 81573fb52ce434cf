import { existsSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { InitOptions } from '../index.ts';
import type { Script, Step } from './host-program.ts';
import { productKey } from './host.ts';
import type { Network } from './networks.ts';
import { startProcess } from './run-program.ts';
import type { SdkBundle } from './sdk-bundle.ts';

/** The ways in which a program ends: what it does last, and what it is ended by. */
export const ends = {
  'by itself': { last: [], outcome: { code: 0, signal: null } },
  'by process.exit': { last: [{ do: 'exit', code: 7 }], outcome: { code: 7, signal: null } },
  'by an exception': { last: [{ do: 'throw' }], outcome: { code: 1, signal: null } },
  'by SIGTERM': { last: [{ do: 'sleep', milliseconds: 60_000 }], outcome: { code: null, signal: 'SIGTERM' } },
} satisfies Record<string, { last: Step[]; outcome: { code: number | null; signal: NodeJS.Signals | null } }>;

export type EndName = keyof typeof ends;

/** What is known of one end. */
export interface MeasuredEnd {
  /** From the program's last statement, or the signal, to the end of its process. */
  milliseconds: number;
  code: number | null;
  signal: NodeJS.Signals | null;
  /** What it printed beside the moment. */
  output: string;
  errors: string;
}

export interface EndingProgram {
  bundle: SdkBundle;
  end: EndName;
  /** Where it runs with the SDK; without, it runs without. */
  sdk?: { network: Network; storageFolder: string } | undefined;
  /** A sync is overdue, so that it begins with the program; by itself it waits until the program has run for two seconds. */
  isOverdue?: boolean;
  /** How long it runs, in milliseconds. */
  runs?: number | undefined;
  /**
   * The program ends before it sends anything, and leaves a process behind: one that sends; without the SDK, one that does nothing. To
   * start one is the system's work, and takes more than 10 ms by itself on a slow machine.
   */
  isDetached?: boolean;
}

/** Runs a program that uses one feature once, and ends in the given way. */
export async function measureEnd(program: EndingProgram): Promise<MeasuredEnd> {
  // A signal may be the end of what was counted in the last second.
  const { bundle, end, sdk, isDetached, isOverdue, runs = end === 'by SIGTERM' ? 800 : 60 } = program;
  if (sdk) setSchedule(sdk.storageFolder, isOverdue === true);
  const sleep: Step = { do: 'sleep', milliseconds: runs };
  const between: Step[] = isDetached ? (sdk ? [] : [{ do: 'spawnAtExit' }]) : [sleep];
  const script: Script = {
    ...(sdk && { options: optionsFor(sdk) }),
    ...(isDetached && { sender: bundle.file('sender') }),
    steps: [{ do: 'track', feature: 'A' }, ...between, { do: 'printMoment' }, ...ends[end].last],
  };
  const command = [process.execPath, bundle.file('host-program'), JSON.stringify(script)];
  const run = startProcess([...(sdk?.network.before ?? []), ...command]);
  let signalledAt: number | undefined;
  if (end === 'by SIGTERM')
    run.child.stdout.once('data', () => {
      signalledAt = Date.now();
      run.child.kill();
    });
  const { code, signal, at } = await run.end;
  const [moment = '', ...output] = run.output().split('\n');
  const startedAt = signalledAt ?? Number(moment);
  return { milliseconds: at - startedAt, code, signal, output: output.join('\n'), errors: run.errors() };
}

/** Nothing was ever sent; for how long, the installation's age says. */
function setSchedule(folder: string, isOverdue: boolean): void {
  rmSync(join(folder, 'server.json'), { force: true });
  const installation = join(folder, 'installation.json');
  if (isOverdue && existsSync(installation)) utimesSync(installation, new Date(0), new Date(0));
}

const optionsFor = ({ network, storageFolder }: NonNullable<EndingProgram['sdk']>): InitOptions => ({
  key: productKey,
  endpoint: network.endpoint,
  app: { version: '1.0.0' },
  consent: { basis: 'notice', purposes: ['usage'] },
  storageFolder,
});
