import type { ReportName } from '../catalog.ts';

/** How a report's columns relate, as far as it matters to people who may see its numbers and nothing behind them. */
export interface Publication {
  /** Columns that say what a row is of. They are shown as they are. */
  labels: readonly string[];
  /** Columns that count installations, each once. */
  counts: readonly string[];
  /** Columns that are a count divided by another one of the row, or by a total: worked out again from what is shown. */
  ratios: Readonly<Record<string, { part: string; whole: string; of: 'row' | 'totals' }>>;
  /** Totals that count installations. */
  totals: readonly string[];
  /** The count without which there is no row: where it is hidden, so is the row, since its name alone tells that somebody is there. */
  rowsOf?: string;
  /** Rows with the same values here make up a number that may be known from elsewhere; without columns, all rows do. */
  margin?: readonly string[];
  /** The column whose values have several rows each, of which the first counts them all: they make up a number that may be known from elsewhere. */
  once?: string;
  /** The column by which rows are put in order within a period; without it they stay in the order of time that they have. */
  named?: string;
  /** Parameters that are set, whatever is asked, so that no row is chosen or joined by an exact number. */
  fixed: Readonly<Record<string, string>>;
}

/**
 * Every report that may be shown to the world. Its other columns (sessions, hours, uses) are left out of what is shown: one installation
 * may move a sum by any amount, so that no rounding hides it.
 */
export const publications: Partial<Record<ReportName, Publication>> = {
  activity: {
    labels: ['period'],
    counts: ['active', 'new', 'returning', 'lost'],
    ratios: {},
    totals: [],
    fixed: { compare: 'none', by: '' },
  },
  breakdown: {
    labels: ['period', 'value'],
    counts: ['installations'],
    ratios: {},
    totals: [],
    rowsOf: 'installations',
    margin: ['period'],
    named: 'value',
    fixed: { compare: 'none', limit: '1000' },
  },
  features: {
    labels: ['feature', 'category'],
    counts: ['installations'],
    ratios: { share: { part: 'installations', whole: 'installations', of: 'totals' } },
    totals: ['installations'],
    rowsOf: 'installations',
    named: 'feature',
    fixed: { compare: 'none', limit: '10000' },
  },
  retention: {
    labels: ['cohort', 'period', 'isProvisional'],
    counts: ['size', 'active'],
    ratios: { share: { part: 'active', whole: 'size', of: 'row' } },
    totals: [],
    rowsOf: 'size',
    once: 'cohort',
    fixed: { compare: 'none', by: '' },
  },
};
