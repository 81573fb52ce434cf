import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FlushResult, InitOptions } from '@usance/sdk';
import type { Invocation, Program } from '../../programs/program.ts';
import { layFiles, readFiles, runToEnd, type Ending } from './program-run.ts';

const sender = fileURLToPath(new URL('../../programs/wrapped/send.mjs', import.meta.url));

/** What can be seen of an invocation, the times taken out that the program itself prints or writes. */
export interface Outcome extends Ending {
  files: Record<string, string>;
}

/** A program in a home of its own, with the SDK in it or without. */
export interface InstalledProgram {
  program: Program;
  home: string;
  /** Runs it once, in the invocation's folder, which is the same for every home. */
  run(invocation: Invocation): Promise<Outcome & { ms: number }>;
  /** A later run, that only sends what the runs before it left. */
  send(endpoint: string): Promise<FlushResult>;
}

export interface InstalledProgramOptions {
  /** Where homes and working folders are made. */
  place: string;
  /** Names the home. */
  name: string;
  /** Without them it runs as its authors made it. */
  telemetry?: InitOptions | undefined;
  environment?: Record<string, string> | undefined;
  /** Every run tries to send. By itself the SDK lets a minute or more pass between attempts. */
  isSendingDue?: boolean;
}

export function installProgram(
  program: Program,
  { place, name, telemetry, environment = {}, isSendingDue = true }: InstalledProgramOptions,
): InstalledProgram {
  const home = join(place, program.name, name);
  /** When to send next, as the SDK keeps it. */
  const schedule = join(home, '.local/state/usance', telemetry?.appName ?? '', 'server.json');
  const variables = (given = telemetry) => ({
    HOME: home,
    ...(given && { PROGRAM_TELEMETRY: JSON.stringify(given) }),
    ...environment,
  });
  mkdirSync(home, { recursive: true });

  return {
    program,
    home,
    async run(invocation) {
      const { args, stdin, files } = invocation;
      const folder = join(place, program.name, `invocation-${program.invocations.indexOf(invocation)}`);
      layFiles(folder, { files });
      if (isSendingDue) rmSync(schedule, { force: true });
      const command = [...(telemetry ? program.wrapped : program.plain), ...args];
      const { stdout, stderr, ...end } = await runToEnd({ command, folder, environment: variables(), stdin });
      const timeless = (text: string) => text.replaceAll(program.times, '<time>');
      const left = Object.entries(readFiles(folder)).map(([path, text]) => [path, timeless(text)]);
      return { ...end, stdout: timeless(stdout), stderr: timeless(stderr), files: Object.fromEntries(left) };
    },
    async send(endpoint) {
      if (telemetry === undefined) throw new Error(`${program.name} has nothing that could send`);
      const given = variables({ ...telemetry, endpoint });
      const { stdout, stderr } = await runToEnd({ command: [sender], folder: home, environment: given });
      if (stderr !== '') throw new Error(stderr);
      return JSON.parse(stdout) as FlushResult; // printed by the sender
    },
  };
}

/** Runs every invocation of every program, a few at a time: several processes of one program share its home, as they do with people. */
export async function runAll(installed: readonly InstalledProgram[]): Promise<Record<string, Outcome>> {
  const waiting = installed
    .flatMap(({ program, run }) => program.invocations.map((invocation) => ({ program, run, invocation })))
    .values();
  const outcomes: Record<string, Outcome> = {};
  const work = async () => {
    for (const { program, run, invocation } of waiting) {
      const { ms: _ms, ...outcome } = await run(invocation);
      outcomes[`${program.name} ${invocation.what}`] = outcome;
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, work));
  return outcomes;
}

const sideBySide = 3;
