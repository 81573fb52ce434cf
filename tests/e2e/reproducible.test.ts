import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

it(
  'the SDK, built once more elsewhere, at another time and in another language, is the same byte for byte',
  { timeout: 600_000 },
  () => {
    const told = execFileSync(process.execPath, ['scripts/reproduce.mjs', 'sdk'], { cwd: root, encoding: 'utf8' });

    expect(Number(/^(\d+) files, 0 differ/m.exec(told)?.[1])).toBeGreaterThan(100);
  },
);
