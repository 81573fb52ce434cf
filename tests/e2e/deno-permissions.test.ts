import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { startPeer, startProcess, type Peer } from '@usance/sdk/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deno, denoPermissions } from './support/runtimes.ts';
import { buildSdkPrograms, silent, type SdkProgram, type SdkPrograms } from './support/sdk-program.ts';

const lacking = [
  [],
  ...denoPermissions.map((lacked) => denoPermissions.filter((one) => one !== lacked)),
  ['--allow-all', '--deny-env=DO_NOT_TRACK'],
].map((given) => [given.join(' ') || 'no permission', given] as const);

describe('a Deno program', () => {
  let programs: SdkPrograms;
  let folder: string;
  let peer: Peer;

  beforeAll(async () => {
    programs = await buildSdkPrograms();
  });
  afterAll(() => programs.remove());
  beforeEach(async () => {
    folder = programs.newFolder();
    peer = await startPeer();
  });
  afterEach(() => peer.close());
  const programWith = (given: readonly string[]): SdkProgram => ({
    command: [...deno.command, ...given],
    endpoint: peer.endpoint,
    folder,
    steps: [{ do: 'track', feature: 'A' }, { do: 'flush' }, { do: 'shutdown' }],
  });

  it.each(lacking)('with %s is not disturbed, and nothing is collected', async (_what, given) => {
    expect(await programs.run(programWith(given))).toEqual(silent);

    expect(peer.syncs).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  // On a terminal Deno asks for what a program was not given, and the program waits. `script` makes a terminal.
  const hasTerminal = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;
  it.runIf(hasTerminal).each(lacking)('with %s asks nobody for more', async (_what, given) => {
    const { command, environment } = programs.commandOf(programWith(given));
    const line = command.map((word) => `'${word}'`).join(' ');

    const run = startProcess(['script', '--quiet', '--return', '--command', line, '/dev/null'], environment);
    run.child.stdin.end();
    const limit = setTimeout(() => run.child.kill('SIGKILL'), 20_000);
    const { code } = await run.end;
    clearTimeout(limit);

    expect({ code, output: run.output(), errors: run.errors() }).toEqual(silent);
  });
});
