import { planLimits } from '../plan.ts';
import { daysLater, isRealDay, laterOf, monthsLater } from './days.ts';
import { planError, planWarning, type PlanFinding, type PlanPath } from './finding.ts';

/** The days in an item's bookkeeping. */
export interface ItemDays {
  added: string;
  expires: string;
  review?: string | undefined;
}

/** Whether an item joined, was reviewed and ends on days that make sense, and is to be collected today. */
export function dayFindings({ added, expires, review }: ItemDays, path: PlanPath, today: string): PlanFinding[] {
  const days = Object.entries({ added, expires, ...(review === undefined ? {} : { review }) });
  const unreal = days.filter(([, day]) => !isRealDay(day));
  if (unreal.length > 0)
    return unreal.map(([key, day]) => planError([...path, key], 'day', `${key} is ${day}, which no calendar has`));

  const last = monthsLater(laterOf(added, review), planLimits.lifeMonths);
  const longest = `at most ${planLimits.lifeMonths} months after the later of added and review: ${last}`;
  return [
    ...addedFindings(added, path, today),
    ...(review !== undefined && review > today
      ? [
          planError(
            [...path, 'review'],
            'day',
            `review is ${review}, which has not come yet; give the day of the last review`,
          ),
        ]
      : []),
    ...(review !== undefined && review < added
      ? [
          planError(
            [...path, 'review'],
            'day',
            `review is before added; give the day of the last review, or leave it out`,
          ),
        ]
      : []),
    ...(expires <= added ? [planError([...path, 'expires'], 'day', `expires must be after added, ${longest}`)] : []),
    ...(expires > last ? [planError([...path, 'expires'], 'expires-late', `expires must be ${longest}`)] : []),
    ...(expires > added ? endFindings(expires, path, today) : []),
  ];
}

/** An item that joins far in the future would evade its review for as long. */
export function addedFindings(added: string, path: PlanPath, today: string): PlanFinding[] {
  if (!isRealDay(added)) return [planError([...path, 'added'], 'day', `added is ${added}, which no calendar has`)];
  const latest = daysLater(today, planLimits.addedDaysAhead);
  if (added <= latest) return [];
  return [
    planError(
      [...path, 'added'],
      'day',
      `added is too far ahead; give the day of the release that brings it, at most ${latest}`,
    ),
  ];
}

function endFindings(expires: string, path: PlanPath, today: string): PlanFinding[] {
  const renewal = `remove it, or look at it again, set review to ${today} and expires to at most ${monthsLater(today, planLimits.lifeMonths)}`;
  if (expires <= today)
    return [planError([...path, 'expires'], 'expired', `has not been collected since ${expires}: ${renewal}`)];
  if (expires > daysLater(today, planLimits.warnDaysBeforeEnd)) return [];
  return [
    planWarning([...path, 'expires'], 'expires-soon', `is not collected any more from ${expires} on: ${renewal}`),
  ];
}
