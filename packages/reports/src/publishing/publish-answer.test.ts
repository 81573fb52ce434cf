import { describe, expect, test } from 'vitest';
import { catalog, isReportName } from '../catalog.ts';
import type { Report } from '../define-report.ts';
import { publications } from './publication.ts';
import { publishAnswer, type ExactAnswer } from './publish-answer.ts';

const publicationOf = (name: 'activity' | 'breakdown' | 'features' | 'retention') => {
  const publication = publications[name];
  if (publication === undefined) throw new Error(`${name} cannot be shared`);
  return publication;
};

const publish = (name: Parameters<typeof publicationOf>[0], answer: ExactAnswer) =>
  publishAnswer(publicationOf(name), answer, 10);

describe('what is shown of a report', () => {
  test('are its periods, with counts in whole groups, and no sums', () => {
    const rows = [
      { period: '2026-11-01', active: 129, new: 10, returning: 9, lost: 0, sessions: 400, hours: 33.5 },
      { period: '2026-11-02', active: 9, new: 0, returning: 0, lost: 0, sessions: 20, hours: 1 },
    ];

    expect(publish('activity', { rows })).toEqual({
      rows: [
        { period: '2026-11-01', active: 120, new: 10, returning: null, lost: null },
        { period: '2026-11-02', active: null, new: null, returning: null, lost: null },
      ],
    });
  });

  test('are no values of small groups, nor the rest, in an order that tells nothing of what lies behind the numbers', () => {
    const rows = [
      { value: 'Windows', installations: 128, sessions: 400, hours: 33.5 },
      { value: 'macOS', installations: 126, sessions: 400, hours: 33.5 },
      { value: 'Linux', installations: 127, sessions: 400, hours: 33.5 },
      { value: 'Haiku', installations: 9, sessions: 12, hours: 3 },
      { value: '(rest)', installations: 77, sessions: 12, hours: 3 },
    ];

    expect(publish('breakdown', { rows, totals: { installations: 380, several: 3 } })).toEqual({
      rows: [
        { value: 'Linux', installations: 120 },
        { value: 'Windows', installations: 120 },
        { value: 'macOS', installations: 120 },
      ],
    });
  });

  test('hide a row’s neighbour in its own period only', () => {
    const [first, second] = ['2026-11-01', '2026-11-02'];
    const rows = [
      { period: first, value: 'a', installations: 9 },
      { period: first, value: 'b', installations: 19 },
      { period: first, value: 'c', installations: 39 },
      { period: first, value: 'd', installations: 33 },
      { period: second, value: 'b', installations: 19 },
      { period: second, value: 'c', installations: 39 },
    ];

    expect(publish('breakdown', { rows }).rows).toEqual([
      { period: first, value: 'c', installations: 30 },
      { period: first, value: 'd', installations: 30 },
      { period: second, value: 'c', installations: 30 },
      { period: second, value: 'b', installations: 10 },
    ]);
  });

  test('are shares of what is shown, not of what is there', () => {
    const rows = [
      { feature: 'Export/PDF', category: 'Export', uses: 90, installations: 59, share: 0.5, perInstallation: 2 },
      { feature: 'Secret', category: '', uses: 90, installations: 4, share: 0.1, perInstallation: 2 },
    ];
    const cohorts = (small: number) => [
      { cohort: '2026-11-02', period: 0, size: 48, active: 48, share: 1, isProvisional: false },
      { cohort: '2026-11-02', period: 1, size: 48, active: 9, share: 0.2, isProvisional: true },
      { cohort: '2026-11-09', period: 0, size: small, active: small, share: 1, isProvisional: false },
    ];

    expect(publish('features', { rows, totals: { installations: 108, sessions: 900, features: 2 } })).toEqual({
      rows: [{ feature: 'Export/PDF', category: 'Export', installations: 50, share: 0.5 }],
      totals: { installations: 100 },
    });
    expect(publish('retention', { rows: cohorts(1) }).rows).toEqual([
      { cohort: '2026-11-02', period: 0, size: 40, active: 40, share: 1, isProvisional: false },
      { cohort: '2026-11-02', period: 1, size: 40, active: null, share: null, isProvisional: true },
    ]);
    // Of 56 that are new, as another share shows, 49 at most are in the first cohort.
    expect(publish('retention', { rows: cohorts(8) }).rows).toEqual([]);
  });
});

test('a publication names columns and parameters that its report has', () => {
  for (const [name, { labels, counts, ratios, fixed, rowsOf, named, once }] of Object.entries(publications)) {
    if (!isReportName(name)) throw new Error(`there is no report ${name}`);
    const { row, params }: Report = catalog[name];
    expect(Object.keys(row.properties)).toEqual(
      expect.arrayContaining([...labels, ...counts, ...Object.keys(ratios)]), // prettier-ignore
    );
    expect(Object.keys(params.properties)).toEqual(expect.arrayContaining(Object.keys(fixed)));
    expect(counts).toEqual(expect.arrayContaining(rowsOf === undefined ? [] : [rowsOf]));
    expect(labels).toEqual(expect.arrayContaining([named, once].filter((one) => one !== undefined)));
  }
});
