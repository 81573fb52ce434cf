import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTelemetry } from '../core/create-telemetry.ts';
import { checkOptions, type TelemetryOptions } from '../core/options.ts';
import type { Platform } from '../core/platform.ts';
import type { Telemetry } from '../core/telemetry.ts';
import { createNodePlatform } from '../node/node-platform.ts';

export const productKey = 'pk_0123456789abcdefghij';

/** For a machine that is busy with other tests. */
export const patient = { timeoutMs: 20_000 };

/** A folder that is gone after the test. */
export function temporaryFolder(): { folder: string; remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), 'usance-sdk-'));
  return { folder: join(root, 'state'), remove: () => rmSync(root, { recursive: true, force: true }) };
}

export interface HostOptions extends Partial<TelemetryOptions> {
  folder: string;
  /** What is different from the real platform: time, randomness, network. */
  platform?: Partial<Platform>;
  variables?: NodeJS.ProcessEnv;
}

/** The SDK on the real platform, with everything agreed to unless the test says otherwise. */
export function startHost({ folder, platform, variables = {}, ...options }: HostOptions): Telemetry {
  const checked = checkOptions({
    key: productKey,
    endpoint: 'http://127.0.0.1:9',
    app: { version: '1.0.0' },
    consent: { basis: 'notice', purposes: ['basic', 'usage', 'diagnostics', 'content'] },
    ...options,
  });
  if (checked === undefined) throw new Error('the options of this test cannot work');
  return createTelemetry(
    {
      ...createNodePlatform({ storageFolder: folder, environment: variables, policyFiles: [], sendLater: () => false }),
      ...platform,
    },
    checked,
  );
}

/** A clock that stands still until it is moved. */
export interface HandClock {
  clock: Platform['clock'];
  /** Lets time pass, as it does for a running program. */
  pass(milliseconds: number): void;
  /** Sets the machine's date, as a person does. */
  set(date: string): void;
}

export function createHandClock(date: string): HandClock {
  let now = Date.parse(date);
  let passed = 0;
  return {
    clock: {
      now: () => now,
      monotonic: () => passed,
      local: (at) => ({ hour: new Date(at).getUTCHours(), weekday: new Date(at).getUTCDay() || 7 }),
    },
    pass: (milliseconds) => {
      now += milliseconds;
      passed += milliseconds;
    },
    set: (changed) => {
      now = Date.parse(changed);
    },
  };
}
