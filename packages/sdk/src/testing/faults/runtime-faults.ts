import type { Fault } from './fault.ts';
import { sabotages, type SabotageName } from './sabotage.ts';
import { fileSystemFaults } from './file-faults.ts';

const flags: Record<string, readonly string[]> = {
  'warnings are exceptions': ['--throw-deprecation', '--pending-deprecation', '--trace-warnings'],
  'rejections end the program': ['--unhandled-rejections=strict'],
  'the basic objects are frozen by the runtime': ['--frozen-intrinsics', '--no-warnings'],
  'no code may be made of text': ['--disallow-code-generation-from-strings'],
  '__proto__ throws': ['--disable-proto=throw'],
  'only reading is permitted': ['--experimental-permission', '--allow-fs-read=*', '--no-warnings'],
  'there is hardly any memory': ['--max-old-space-size=24'],
  'there is no just-in-time compiler': ['--jitless', '--no-expose-wasm'],
};

const environments: Record<string, NodeJS.ProcessEnv> = {
  'the clock is in a zone that is none': { TZ: 'Nowhere/At_All' },
  'the language is none': { LANG: '%%%', LC_ALL: '\u{1f600}_\u{1f600}' },
  'the environment is full': Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`V${i}`, 'x'.repeat(200)])),
  'everything that Node does is traced': { NODE_V8_COVERAGE: '' },
};

const arrangedBy = new Set<string>(fileSystemFaults.map(({ sabotage }) => sabotage ?? ''));

/** What is wrong with the program itself, or with what it runs on. */
export const runtimeFaults: readonly Fault[] = [
  ...(Object.keys(sabotages) as SabotageName[]) // its own keys
    .filter((sabotage) => !arrangedBy.has(sabotage))
    .map((sabotage) => ({ name: sabotage, sabotage })),
  ...Object.entries(flags).map(([name, nodeArgs]) => ({ name, arrange: () => ({ nodeArgs }) })),
  ...Object.entries(environments).map(([name, environment]) => ({ name, arrange: () => ({ environment }) })),
  { name: 'the arguments are what no type allows', isHostile: true },
];
