import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InitOptions } from '@usance/sdk';
import { bundleSdk, productKey, startProcess, type Run, type SdkBundle, type Step } from '@usance/sdk/testing';
import { quietDeno } from './runtimes.ts';

export interface SdkProgram {
  /** What runs it, with all that stands before the program's file. */
  command: readonly string[];
  endpoint: string;
  /** Where it keeps what it remembers. */
  folder: string;
  environment?: NodeJS.ProcessEnv | undefined;
  steps: Step[];
  /** True if a process of its own sends what is left. */
  isDetached?: boolean;
}

/** All that can be seen of a program that ended. */
export interface SeenProgram {
  code: number | null;
  output: string;
  errors: string;
}

export const silent: SeenProgram = { code: 0, output: '', errors: '' };

/** A program with the SDK in it, as one file, for any runtime. */
export interface SdkPrograms {
  /** A folder of its own for each call. */
  newFolder(): string;
  /** The whole command line and the environment, for who starts it otherwise. */
  commandOf(program: SdkProgram): { command: string[]; environment: NodeJS.ProcessEnv };
  start(program: SdkProgram): Run;
  run(program: SdkProgram): Promise<SeenProgram>;
  remove(): void;
}

export async function buildSdkPrograms(): Promise<SdkPrograms> {
  const bundle: SdkBundle = await bundleSdk();
  const root = mkdtempSync(join(tmpdir(), 'usance-runtimes-'));

  function commandOf({ command, endpoint, folder, environment, steps, isDetached }: SdkProgram) {
    const options: InitOptions = {
      key: productKey,
      endpoint,
      app: { version: '1.0.0' },
      consent: { basis: 'notice', purposes: ['usage', 'diagnostics'] },
      captureUncaught: true,
      storageFolder: folder,
    };
    const script = JSON.stringify({ options, steps, ...(isDetached === true && { sender: bundle.file('sender') }) });
    return {
      command: [...command, bundle.file('host-program'), script],
      environment: { ...quietDeno(root), ...environment },
    };
  }
  function start(program: SdkProgram): Run {
    const { command, environment } = commandOf(program);
    return startProcess(command, environment);
  }

  return {
    newFolder: () => mkdtempSync(join(root, 'state-')),
    commandOf,
    start,
    run: async (program) => {
      const started = start(program);
      const { code } = await started.end;
      return { code, output: started.output(), errors: started.errors() };
    },
    remove: () => {
      bundle.remove();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
