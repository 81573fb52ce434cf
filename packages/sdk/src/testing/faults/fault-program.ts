/* A program that has something wrong with it and makes every call: `fault-program.mjs '<FaultScript as JSON>'`. */
import * as fs from 'node:fs';
import { init, type InitOptions, type Telemetry } from '../../index.ts';
import { callNames, everyCall, everyCallWith, type CallName } from './every-call.ts';
import { hostileValues } from './hostile-values.ts';
import { sabotages, type Sabotage, type SabotageName } from './sabotage.ts';

export interface FaultScript {
  /** Instances that the program has at once, each by the name of the fault that it meets; without any, it runs without the SDK. */
  instances: Record<string, InitOptions>;
  sabotage?: SabotageName | undefined;
  /** Where it works. */
  root: string;
  /** The calls get each of the hostile values, one after the other; and so does `init`. */
  isHostile?: boolean | undefined;
}

/** What the program found. Nothing else is printed. */
export interface FaultReport {
  /** Calls that threw, rejected, or did not come back. */
  broken: string[];
  /** What would hold the process open after all was shut down. */
  resources: string[];
  /** How many files stayed open. */
  openFiles: number;
  /** Of a moment in which the program did nothing, the part in which it used a processor; at most 0.2 unless it is never at rest. */
  idleShare: number;
  /** Of processor time, in all. */
  seconds: number;
}

/** The longest that a call waits is 200 ms, an erasure for three requests and some IDs; the rest is the machine's. */
const longestMs = 20_000;
const idleMs = 100;

// What a fault takes away is needed to tell of it.
const { setTimeout, clearTimeout, Promise } = globalThis;
const { stringify } = JSON;
const { cpuUsage } = process;
const { readdirSync } = { ...fs };
const write = process.stdout.write.bind(process.stdout);
const sleep = async (milliseconds: number) => new Promise((resolve) => void setTimeout(resolve, milliseconds));
const openFiles = () => readdirSync('/proc/self/fd').length;

const { instances, sabotage, root, isHostile = false } = JSON.parse(process.argv[2] ?? '{}') as FaultScript; // from a test
const folders = Object.values(instances).map(({ storageFolder = '' }) => storageFolder);
const { begin, meanwhile, end }: Sabotage = sabotage === undefined ? {} : sabotages[sabotage];
const broken: string[] = [];
let idleShare = 1;
let notYetHalfway = Object.keys(instances).length;
let proceed: (() => void) | undefined;
const allAreHalfway = new Promise<void>((resolve) => {
  proceed = resolve;
});

process.chdir(root);
const before = openFiles();
begin?.(folders);
await Promise.all(Object.entries(instances).map(async ([fault, options]) => exercise(fault, options)));
end?.();
// A thread that is ended while it is being made still opens its files, and takes a moment to close them: it is over when two looks find none.
let open = openFiles() - before;
for (let i = 0, looks = 0; i < 100 && looks < 2; i++) {
  await sleep(20);
  open = openFiles() - before;
  looks = open > 0 ? 0 : looks + 1;
}
const resources = process.getActiveResourcesInfo();
const used = cpuUsage();
const seconds = (used.user + used.system) / 1e6;
write(stringify({ broken, resources, idleShare, seconds, openFiles: open } satisfies FaultReport));

/** Makes every call, once more if something went wrong meanwhile, and once more after the end. */
async function exercise(fault: string, options: InitOptions): Promise<void> {
  let telemetry: Telemetry | undefined;
  await make(`${fault}: init`, () => {
    telemetry = init(options);
  });
  const final: CallName[] = ['reset', 'eraseMyData', 'shutdown'];
  const lasting = callNames.filter((name) => !final.includes(name));
  await makeAll(fault, telemetry, lasting);
  await halfway();
  if (meanwhile) await makeAll(fault, telemetry, lasting);
  await makeAll(fault, telemetry, final);
  await makeAll(fault, telemetry, lasting);
  if (isHostile) for (const [value, given] of Object.entries(hostileValues)) await beginWith(value, options, given);
}

async function makeAll(fault: string, telemetry: Telemetry | undefined, names: readonly CallName[]): Promise<void> {
  const values = isHostile ? hostileValues : {};
  for (const name of telemetry ? names : []) {
    await make(`${fault}: ${name}`, () => telemetry && everyCall[name](telemetry));
    for (const [value, given] of Object.entries(values))
      await make(`${value}: ${name}`, () => telemetry && everyCallWith(given)[name](telemetry));
  }
}

/** Begins with something in the place of the options, and in that of each of them. */
async function beginWith(value: string, options: InitOptions, given: unknown): Promise<void> {
  const wrong = Object.keys(options).map((name) => [name, { ...options, [name]: given }]);
  for (const [name, all] of [['options', given], ...wrong])
    await make(`${value} as ${String(name)}: init`, async () => {
      const telemetry = init(all as InitOptions); // hands over what no type allows
      telemetry.track('Feature');
      await telemetry.shutdown({ timeoutMs: 0 });
    });
}

/** Notes down what a host must never see of a call. */
async function make(what: string, call: () => unknown): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('no answer')), longestMs);
    });
    await Promise.race([call(), late]);
  } catch (error) {
    broken.push(`${what}: ${String(error)}`);
  }
  clearTimeout(timer);
}

/** When all instances have made their first calls, the program does nothing, until it has been at rest for a moment. */
async function halfway(): Promise<void> {
  notYetHalfway -= 1;
  if (notYetHalfway > 0) return allAreHalfway;
  for (let i = 0; i < 20 && idleShare > 0.2; i++) {
    const earlier = cpuUsage();
    await sleep(idleMs);
    const { user, system } = cpuUsage(earlier);
    idleShare = (user + system) / 1e3 / idleMs;
  }
  meanwhile?.(folders);
  proceed?.();
  return undefined;
}
