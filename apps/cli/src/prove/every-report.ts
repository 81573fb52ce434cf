import type { Product, ReportName } from '@usance/api';
import { eachOf } from './each-of.ts';
import { fleetDay, fleetFeatures } from './fleet.ts';
import type { Ground } from './ground.ts';

/** What has no default, for the reports that ask for something. */
const needed: Partial<Record<ReportName, Record<string, string>>> = {
  breakdown: { by: 'version' },
  feature: { feature: fleetFeatures[0] },
  'feature-frequency': { feature: fleetFeatures[0] },
  funnel: { steps: fleetFeatures.join(','), window: '90' },
  'property-numbers': { property: 'seats' },
  'features-together': { feature: fleetFeatures[0] },
  'first-use': { feature: fleetFeatures[0] },
  'feature-retention': { feature: fleetFeatures[0] },
  dropping: { what: 'os=Linux' },
};

/** Dimensions that one installation's difference would show in. */
const breakdowns = ['os', 'edition', 'country', 'cores', 'arch'];

/** The rows of every report that a server has, by the report's name, as text that can be compared. */
export async function everyReport({ api, nowMs }: Ground, product: Product): Promise<Map<string, string>> {
  const { reports } = await api.reports();
  const range = { from: fleetDay(nowMs, -5), to: new Date(nowMs).toISOString().slice(0, 10) };
  const questions = [
    ...reports.map(({ name }) => ({ name: name as ReportName, query: { ...range, ...needed[name as ReportName] } })), // told by the server
    ...breakdowns.map((by) => ({ name: 'breakdown' as const, query: { ...range, by } })),
  ];
  const answered = await eachOf(questions, async ({ name, query }) => {
    const { rows, totals } = await api.report(product.id, name, { query });
    const title = name === 'breakdown' && 'by' in query ? `breakdown by ${query.by}` : name;
    return [title, JSON.stringify({ rows, totals })] as const;
  });
  return new Map(answered);
}

/** The names of the reports that differ. */
export const differingReports = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] =>
  [...one.keys()].filter((name) => one.get(name) !== other.get(name)).map((name) => `the report ${name} differs`);
