import { isReportName, type ReportName } from '@usance/reports';
import { reportExamples } from '../../reference/report-examples.ts';
import { uuidQuestions, type UuidQuestion } from './uuid-questions.ts';

/** One question about a year. */
export interface BenchQuestion {
  name: string;
  scope: 'a year' | 'three filters';
  report: ReportName;
  raw: Record<string, string>;
  /** What the median may be, in milliseconds, where there is a goal. */
  goalMs?: number | undefined;
  /** The same of the table with UUIDs, where it is compared with that. */
  uuid?: UuidQuestion | undefined;
}

type Asked = Pick<BenchQuestion, 'name' | 'report' | 'raw'>;

/** The same three filters, as the API and as SQL take them. */
const filters = { os: 'Windows,macOS', edition: '!Free', country: 'DE,FR,GB' };
const filterColumns = ['os', 'edition', 'country'];
const filterSql = `os IN ('Windows', 'macOS') AND edition != 'Free' AND country IN ('DE', 'FR', 'GB')`;

/** What medians may be, by theme, in milliseconds. */
const goals: readonly { names: readonly string[]; 'a year'?: number; 'three filters'?: number }[] = [
  { names: ['activity', 'lifecycle', 'stickiness', 'installed-base'], 'a year': 300, 'three filters': 1_000 },
  { names: ['retention', 'survival'], 'a year': 300 },
  { names: ['breakdown by version', 'upgrades', 'laggards'], 'a year': 300 },
  { names: ['breakdown by os', 'breakdown'], 'a year': 300 },
  { names: ['features'], 'a year': 300, 'three filters': 3_000 },
  { names: ['funnel', 'features-together', 'feature-frequency'], 'a year': 5_000, 'three filters': 5_000 },
];

/** Every report as its example asks it, and the two dimensions that are asked for most by themselves; each for the whole range. */
export function benchQuestions(range: { from: string; to: string }, only?: readonly string[]): BenchQuestion[] {
  const named = Object.entries(reportExamples).flatMap(([report, raw]): Asked[] =>
    isReportName(report) ? [{ name: report, report, raw }] : [],
  );
  const single: Asked[] = ['version', 'os'].map((by) => ({
    name: `breakdown by ${by}`,
    report: 'breakdown',
    raw: { by, limit: '10' },
  }));
  return [...named, ...single]
    .filter(({ name, report }) => only === undefined || only.includes(name) || only.includes(report))
    .flatMap(({ name, report, raw }) =>
      (['a year', 'three filters'] as const).map((scope) => {
        const isFiltered = scope === 'three filters';
        const uuid = uuidQuestions[name]?.(isFiltered ? filterSql : 'true');
        return {
          name,
          scope,
          report,
          raw: { ...raw, ...range, ...(isFiltered && filters) },
          goalMs: goals.find(({ names }) => names.includes(name))?.[scope],
          uuid: uuid && { ...uuid, columns: [...new Set([...uuid.columns, ...(isFiltered ? filterColumns : [])])] },
        };
      }),
    );
}
