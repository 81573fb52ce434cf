import type { ProductSettings } from '@usance/api';
import type { Registry } from '@usance/registry';
import { nearestWord, parseFilters, QueryError, type Question, type RawParameters } from '@usance/reports';

/** A question without names of segments: with their filters instead. */
export interface Expanded extends Pick<Question, 'raw'> {
  more: NonNullable<Question['more']>;
  /** The one that was named, as it was when it was asked for. */
  segment?: { name: string; filter: string };
}

export interface ExpandOptions {
  registry: Registry<ProductSettings>;
  productId: number;
  /** The parameters that the report has of its own. */
  own: readonly string[];
}

/** Puts the filters of the segment that the parameters name in its place. Throws a `QueryError` for one that there is not. */
export async function expandSegment(
  { segment: name, ...raw }: RawParameters,
  { registry, productId, own }: ExpandOptions,
): Promise<Expanded> {
  if (name === undefined) return { raw, more: [] };
  if (typeof name !== 'string') throw fault('`segment` is given more than once; give it once');
  const segments = await registry.segments.list(productId);
  const segment = segments.find((one) => one.name === name);
  if (segment === undefined) throw unknown(name, segments);
  const { filter } = segment;
  const clauses = parseFilters(filter);
  const keys = [...new URLSearchParams(filter)];
  // What the question says of the same key must hold as well, so that neither may take the other's place.
  const isTaken = (key: string) => raw[key] !== undefined || own.includes(key);
  return {
    raw: { ...raw, ...Object.fromEntries(keys.filter(([key]) => !isTaken(key))) },
    more: clauses.filter((_, index) => isTaken(keys[index]?.[0] ?? '')),
    segment: { name, filter },
  };
}

function unknown(name: string, segments: readonly { name: string }[]): QueryError {
  if (segments.some((one) => `!${one.name}` === name))
    return fault('`segment` cannot be turned round with !; turn its filters round in a segment of its own');
  const nearest = nearestWord(
    name,
    segments.map((one) => one.name),
  );
  return fault(
    `\`segment\`: there is no segment "${name}"; ` +
      (nearest === '' ? 'the product has none yet' : `did you mean "${nearest}"?`),
  );
}

const fault = (detail: string) => new QueryError({ code: 'invalid-filter', at: 'segment', detail });
