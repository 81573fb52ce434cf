import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const long = [
  'reports.test',
  'faults.test',
  'adding-up.test',
  'roll-ups.test',
  'exit.test',
  'dense-fleets.test',
  'cli/src/server.test',
  'prove/prove.test',
  'non-interference.test',
];

const place = ({ moduleId }: TestSpecification) => long.findIndex((name) => moduleId.includes(name)) + 1 || Infinity;

/** Begins with the files that take longest, so that none of them is left over alone at the end. */
class LongestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(files.toSorted((one, other) => place(one) - place(other) || 0));
  }
}

export default defineConfig({
  resolve: { conditions: ['@usance/source'] },
  // 'import' stays out: it would reach Node itself, whose require() would then be given ES modules (pg breaks on that).
  ssr: { resolve: { conditions: ['@usance/source', 'node'] } },
  test: {
    include: ['{packages,apps,examples}/*/src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts', 'scripts/*.test.mjs'],
    // The browser and the processes that are killed have their own turn, with a built server: see tests/e2e/vitest.config.ts.
    exclude: [...configDefaults.exclude, '**/dist/**', 'tests/e2e/**'],
    pool: 'forks', // the embedded engine allows one data folder per process
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
