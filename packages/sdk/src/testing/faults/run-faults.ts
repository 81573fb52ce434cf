import * as fs from 'node:fs';
import { join } from 'node:path';
import type { InitOptions } from '../../index.ts';
import { productKey } from '../host.ts';
import { startProcess } from '../run-program.ts';
import type { Arrangement, Fault } from './fault.ts';
import type { FaultReport, FaultScript } from './fault-program.ts';

/** How one program went that met some faults at once. */
export interface FaultyRun extends FaultReport {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** What it printed beside its report. */
  printed: string;
}

export interface Surroundings {
  /** The bundled `fault-program.ts`. */
  program: string;
  /** A folder as `makeUsedFolder` makes it. */
  used: string;
  /** A folder for what is made meanwhile. */
  root: string;
  /** A collector that does what it should. */
  endpoint: string;
}

let count = 0;

/** Runs one program: an instance for each of the faults. Faults that a whole process meets come alone. */
export async function runFaults(faults: readonly Fault[], surroundings: Surroundings): Promise<FaultyRun> {
  const arranged: Arrangement[] = [];
  const instances: Record<string, InitOptions> = {};
  const root = join(surroundings.root, String(++count));
  fs.mkdirSync(root);
  for (const [i, { name, arrange }] of faults.entries()) {
    const place = { root: join(root, `${i}`), used: surroundings.used, folder: join(root, `${i}`, 'above', 'state') };
    fs.mkdirSync(join(place.root, 'above'), { recursive: true });
    const arrangement = (await arrange?.(place)) ?? {};
    arranged.push(arrangement);
    instances[name] = { ...optionsFor(place.folder, surroundings.endpoint), ...arrangement.options };
  }
  const [{ sabotage, isHostile } = {}] = faults;
  try {
    return await runProgram(
      { instances, sabotage, isHostile, root },
      { arranged, root, program: surroundings.program },
    );
  } finally {
    for (const { undo } of arranged) await undo?.();
    fs.rmSync(root, { recursive: true, force: true });
  }
}

interface Process {
  arranged: readonly Arrangement[];
  root: string;
  program: string;
}

async function runProgram(script: FaultScript, { arranged, root, program }: Process): Promise<FaultyRun> {
  const before = arranged.flatMap((one) => one.before ?? []);
  const nodeArgs = arranged.flatMap((one) => one.nodeArgs ?? []);
  const environment = Object.assign({ HOME: root, XDG_STATE_HOME: root }, ...arranged.map((one) => one.environment));
  const command = [...before, process.execPath, ...nodeArgs, program, JSON.stringify(script)];
  const run = startProcess(command, environment as NodeJS.ProcessEnv);
  const { code, signal } = await run.end;
  const output = run.output();
  const at = output.lastIndexOf('{"broken"');
  const report: FaultReport =
    at < 0
      ? { broken: ['no report'], resources: [], openFiles: 0, idleShare: 0, seconds: 0 }
      : JSON.parse(output.slice(at));
  const printed = (at < 0 ? output : output.slice(0, at)) + run.errors();
  return { ...report, code, signal, printed };
}

const optionsFor = (storageFolder: string, endpoint: string): InitOptions => ({
  key: productKey,
  endpoint,
  app: { version: '1.0.0' },
  consent: { basis: 'notice', purposes: 'full' },
  requestTimeoutMs: 200,
  storageFolder,
});
