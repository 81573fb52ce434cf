import type { QueryOptions, Warehouse } from '@usance/warehouse';
import type { KnownQuestion } from './known-question.ts';

export interface KnownFeature {
  name: string;
  installations: number;
}

/**
 * The features that were used in the range and whose names hold the text, those of most installations first, whichever environment or
 * kind of installation used them.
 */
export const knownFeatures = (
  warehouse: Warehouse,
  productId: number,
  { options = {}, ...question }: KnownQuestion & { options?: QueryOptions },
): Promise<KnownFeature[]> =>
  warehouse.query(
    /* sql */ `
    SELECT toString(feature) AS name, groupBitmap(installation) AS installations
    FROM (
      SELECT installation, arrayJoin(uses.name) AS feature
      FROM session_days FINAL
      WHERE product_id = {product: UInt32} AND day BETWEEN {from: Date} AND {to: Date}
      SETTINGS do_not_merge_across_partitions_select_final = 1
    )
    WHERE positionCaseInsensitiveUTF8(feature, {search: String}) > 0
    GROUP BY feature
    ORDER BY installations DESC, name
    LIMIT {limit: UInt32}
  `,
    { ...question, product: productId },
    options,
  );
