import { defineConfig } from 'vitest/config';

/** What looks at a clock, or at what a browser does in a moment: one file at a time, so that none of them measures another one's load. */
const alone = ['tests/e2e/{browser-*,runtimes,demo}.test.ts'];

// Whole programs: servers that are killed, and a browser. They need the build. `npm test` runs them last; by hand:
// npx vitest run --config tests/e2e/vitest.config.ts
export default defineConfig({
  resolve: { conditions: ['@usance/source'] },
  ssr: { resolve: { conditions: ['@usance/source', 'node', 'import', 'default'] } },
  test: {
    pool: 'forks',
    testTimeout: 180_000,
    hookTimeout: 180_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: alone,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      { extends: true, test: { name: 'alone', include: alone, maxWorkers: 1, sequence: { groupOrder: 2 } } },
    ],
  },
});
