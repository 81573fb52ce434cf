import { existsSync, readFileSync, rmSync } from 'node:fs';

/**
 * Counts the tests in Vitest's JSON report, and removes it so that a later run that dies early is not taken for this one.
 * A file that could not be loaded, and an error outside any test, count as one failure each.
 */
export function countTests(reportFile, exitCode) {
  if (!existsSync(reportFile)) return { failed: 1, output: `vitest ended with ${exitCode} and left no report` };
  const {
    numPassedTests: passed,
    numPendingTests,
    numTodoTests,
    numFailedTests,
    testResults,
  } = JSON.parse(readFileSync(reportFile, 'utf8'));
  rmSync(reportFile);
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const failed = numFailedTests + unloaded.length;
  return { passed, failed: exitCode !== 0 && failed === 0 ? 1 : failed, skipped: numPendingTests + numTodoTests };
}
