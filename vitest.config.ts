import { configDefaults, defineConfig } from 'vitest/config';

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
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
