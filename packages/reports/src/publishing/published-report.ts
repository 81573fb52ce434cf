import type { Warehouse } from '@usance/warehouse';
import { catalog, type ReportName } from '../catalog.ts';
import type { Report, ReportContext } from '../define-report.ts';
import { QueryError } from '../filters/query-error.ts';
import { parseQuery, parseSplits, type ReportQuery } from '../query/report-query.ts';
import { runReport } from '../run-report.ts';
import { publications, type Publication } from './publication.ts';
import { publishAnswer, type PublishedAnswer } from './publish-answer.ts';
import { leastGroup } from './steps.ts';

/** A report's question as it is kept: all of it texts, the range as it was written. */
export type FrozenQuery = Readonly<Record<string, string>>;

/**
 * A question as it may be answered to anybody, with what such questions always have. Throws a `QueryError` for one that cannot be read, or
 * whose answer would tell more than it may.
 */
export function freezeQuery(name: ReportName, raw: FrozenQuery, today: string): FrozenQuery {
  const { fixed } = publicationOf(name);
  for (const [parameter, value] of Object.entries(fixed))
    if (raw[parameter] !== undefined && raw[parameter] !== value)
      throw refused(
        parameter,
        `\`${parameter}\` cannot be chosen in what is shared; leave it out: it is "${value}" in all shares of ${name}`,
      );
  const report: Report = catalog[name];
  const frozen = { ...raw, ...fixed };
  const { params }: ReportQuery<{ by?: string }> = parseQuery(report, frozen, today);
  if (parseSplits(params.by ?? '', 'by').length > 1)
    throw refused('by', '`by` names several dimensions; a share splits by one, since sums over the others would tell');
  return frozen;
}

/** Answers a frozen question with groups smaller than `group` (never below the least there is) hidden. Throws what `runReport` does. */
export async function publishedReport(
  warehouse: Warehouse,
  name: ReportName,
  { query, context, group }: { query: FrozenQuery; context: ReportContext; group: number },
): Promise<PublishedAnswer & { query: Record<string, string> }> {
  const publication = publicationOf(name);
  const answer = await runReport(warehouse, name, { raw: query, context });
  return { query: answer.query, ...publishAnswer(publication, answer, Math.max(group, leastGroup)) };
}

function publicationOf(name: ReportName): Publication {
  const publication = publications[name];
  if (publication !== undefined) return publication;
  throw refused(
    'report',
    `the report ${name} cannot be shared; ${Object.keys(publications).join(', ')} can: of these it is known what hides small groups`,
  );
}

const refused = (at: string, detail: string) => new QueryError({ code: 'invalid-request', at, detail });
