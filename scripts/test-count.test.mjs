import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { countTests } from './test-count.mjs';

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'usance-count-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function reportOf(report) {
  const file = join(folder, 'report.json');
  writeFileSync(
    file,
    JSON.stringify({
      numPassedTests: 0,
      numFailedTests: 0,
      numPendingTests: 0,
      numTodoTests: 0,
      testResults: [],
      ...report,
    }),
  );
  return file;
}

describe('a run of tests', () => {
  test('is counted as its report says', () => {
    const file = reportOf({ numPassedTests: 40, numFailedTests: 2, numPendingTests: 1 });

    expect(countTests(file, 1)).toEqual({ passed: 40, failed: 2, skipped: 1 });
  });

  test('has a failure for every file that could not be loaded', () => {
    const unloaded = { status: 'failed', assertionResults: [] };

    expect(countTests(reportOf({ testResults: [unloaded, unloaded] }), 1)).toMatchObject({ failed: 2 });
  });

  test('has failed when it ended badly although every test passed', () => {
    expect(countTests(reportOf({ numPassedTests: 3 }), 1)).toMatchObject({ passed: 3, failed: 1 });
  });

  test('has failed when it left no report', () => {
    expect(countTests(join(folder, 'none.json'), 137)).toMatchObject({
      failed: 1,
      output: expect.stringContaining('137'),
    });
  });

  test('is not mistaken for the next one', () => {
    const file = reportOf({ numPassedTests: 1 });

    countTests(file, 0);

    expect(existsSync(file)).toBe(false);
  });
});
