import { Type } from 'typebox';
import { intervals } from './interval.ts';

const dayParameter = (fallback: string, meaning: string) =>
  Type.String({
    pattern: '^(?:\\d{4}-\\d{2}-\\d{2}|-\\d{1,4}d|today)$',
    default: fallback,
    description: `${meaning}: a day as 2026-11-01, or counted back from today as -90d, or today`,
  });

/** The range that every report takes, both ends inclusive. */
export const rangeParameters = {
  from: dayParameter('-29d', 'First day'),
  to: dayParameter('today', 'Last day'),
};

export const intervalParameter = (fallback: (typeof intervals)[number]) =>
  Type.Enum([...intervals], { default: fallback, description: 'How the range is cut: day, week, month or total' });
