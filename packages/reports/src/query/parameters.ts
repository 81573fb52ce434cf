import { Type } from 'typebox';
import { comparisons } from './comparison.ts';
import { intervals } from './interval.ts';

/** How a day may be written. */
export const dayPattern = '^(?:\\d{4}-\\d{2}-\\d{2}|-\\d{1,4}d|today)$';

const dayParameter = (fallback: string, meaning: string) =>
  Type.String({
    pattern: dayPattern,
    default: fallback,
    description: `${meaning}: a day as 2026-11-01, or counted back from today as -90d, or today`,
  });

/** The range that every report takes, both ends inclusive, and the one that it is compared with. */
export const rangeParameters = {
  from: dayParameter('-29d', 'First day'),
  to: dayParameter('today', 'Last day'),
  compare: Type.Enum([...comparisons], {
    default: 'none',
    description:
      'The range to compare with: previous (as long, just before), year (the same days a year before) or none',
  }),
};

/** For a report that splits if it is asked to. */
export const splitParameter = Type.String({
  default: '',
  description:
    'What to split by: up to three of the dimensions such as os, properties such as property.theme, or latest. with either, ' +
    'with commas between them',
});

/** How many values of a split get rows of their own. */
export const limitParameter = Type.Integer({
  minimum: 1,
  maximum: 1_000,
  default: 100,
  description: 'How many values get rows of their own: 1 to 1000',
});

export const intervalParameter = (fallback: (typeof intervals)[number]) =>
  Type.Enum([...intervals], { default: fallback, description: 'How the range is cut: day, week, month or total' });
