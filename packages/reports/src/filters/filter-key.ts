import type { DimensionName } from './dimension.ts';

type ValueKey = DimensionName | `property.${string}`;

/** What a filter can be about, as it stands in a URL. */
export type FilterKey = ValueKey | `latest.${ValueKey}` | `${'' | 'ever.'}feature.${string}`;
