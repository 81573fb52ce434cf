import { defineConfig } from 'vitest/config';

// Whole programs: servers that are killed, and a browser. They need the build, and one file at a time, so that none of them
// measures another one's load. `npm test` runs them last; by hand: npx vitest run --config tests/e2e/vitest.config.ts
export default defineConfig({
  resolve: { conditions: ['@usance/source'] },
  ssr: { resolve: { conditions: ['@usance/source', 'node', 'import', 'default'] } },
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
