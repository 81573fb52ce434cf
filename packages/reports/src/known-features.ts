import { featureSubject, shareCoverage, type QueryOptions, type Warehouse } from '@usance/warehouse';
import type { KnownQuestion } from './known-question.ts';
import { createBindings } from './query/bindings.ts';
import { knownSets } from './query/known-sets.ts';

export interface KnownFeature {
  name: string;
  installations: number;
}

/**
 * The features that were used in the range and whose names hold the text, those of most installations first, whichever environment or
 * kind of installation used them.
 */
export async function knownFeatures(
  warehouse: Warehouse,
  productId: number,
  { options = {}, ...question }: KnownQuestion & { options?: QueryOptions },
): Promise<KnownFeature[]> {
  const place = { coverage: await shareCoverage(warehouse, productId), bindings: createBindings(), range: question };
  const features = { label: 'toString(arrayJoin(uses.name))', rolled: { subject: featureSubject, label: 'value' } };
  return warehouse.query(
    /* sql */ `
    SELECT label AS name, groupBitmapMerge(had) AS installations
    FROM ${knownSets(features, place)}
    WHERE positionCaseInsensitiveUTF8(label, {search: String}) > 0
    GROUP BY label
    ORDER BY installations DESC, name
    LIMIT {limit: UInt32}
  `,
    { ...question, ...place.bindings.parameters, product: productId },
    options,
  );
}
