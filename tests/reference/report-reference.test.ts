import { readFileSync } from 'node:fs';
import { catalog, describeReports } from '@usance/reports';
import { expect, test } from 'vitest';
import { reportExamples } from './report-examples.ts';
import { describeInMarkdown } from './report-reference.ts';

const text = readFileSync(new URL('../../docs/reference/reports.md', import.meta.url), 'utf8');

test.each(describeReports())(
  'the reference says what $name is, as the code does; if not, run npm run reference',
  (report) => {
    expect(text).toContain(`${describeInMarkdown(report)}\n\n\`\`\`\nGET `);
  },
);

test('every report has an example, and nothing else has', () => {
  expect(Object.keys(reportExamples).toSorted()).toEqual(Object.keys(catalog).toSorted());
  expect(text.match(/^### /gm)).toHaveLength(Object.keys(catalog).length);
});
