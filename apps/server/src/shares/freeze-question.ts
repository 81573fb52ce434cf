import type { ProductSettings } from '@usance/api';
import type { Registry } from '@usance/registry';
import { catalog, freezeQuery, type FrozenQuery, type ReportName } from '@usance/reports';
import { ProblemError } from '../problem-error.ts';
import { expandSegment } from '../routes/reports/expand-segment.ts';

interface FreezeOptions {
  registry: Registry<ProductSettings>;
  productId: number;
  report: ReportName;
  query: Readonly<Record<string, string>>;
  today: string;
}

/**
 * The question as a share keeps it: a segment's filters in place of its name, so that a segment that is changed later changes no share.
 * Throws a `QueryError` or a problem for one that cannot be shared.
 */
export async function freezeQuestion({
  registry,
  productId,
  report,
  query,
  today,
}: FreezeOptions): Promise<FrozenQuery> {
  const own = Object.keys(catalog[report].params.properties);
  const { raw, more, segment } = await expandSegment(query, { registry, productId, own });
  if (segment !== undefined && more.length > 0)
    throw new ProblemError(
      'invalid-filter',
      `the segment "${segment.name}" and the question filter by the same key; a share keeps each key once: leave one out`,
      'query',
    );
  const texts = Object.entries(raw).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  return freezeQuery(report, Object.fromEntries(texts), today);
}
