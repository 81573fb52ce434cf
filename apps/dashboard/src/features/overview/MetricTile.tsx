import { UnstyledButton } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { Sparkline } from '../../ui/charts/Sparkline.tsx';
import { Change } from '../../ui/Change.tsx';
import { isIncomplete } from '../../ui/filters/range.ts';
import type { Metric } from '../../ui/filters/view.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import styles from './overview.module.css';
import { isBeforeAnything, type Question } from '../../ui/report/question.ts';
import type { Activity } from './useActivity.ts';

interface MetricTileProps {
  metric: Metric;
  question: Question;
  activity: Activity;
  firstDay: string | null;
  lostAfterDays: number;
  isChosen: boolean;
  onChoose: () => void;
}

/** More installations that come back are good news, more that are lost are not. */
const goodDirection = { active: 'up', new: 'up', returning: 'up', lost: 'down' } as const;

export function MetricTile({
  metric,
  question,
  activity,
  firstDay,
  lostAfterDays,
  isChosen,
  onChoose,
}: MetricTileProps): JSX.Element {
  const t = useTranslations('metric');
  const format = useFormat();
  const { byPeriod, comparedByPeriod, complete, before, isCut } = activity;
  const provisionalFrom = byPeriod.data?.provisionalFrom ?? null;
  const { interval, range } = question;
  const course = (byPeriod.data?.rows ?? [])
    .filter(({ period }) => range && !isIncomplete(period, { interval, range, provisionalFrom }))
    .map((row) => row[metric]);
  const comparedCourse = (comparedByPeriod?.rows ?? []).map((row) => row[metric]);
  const hasNothingBefore =
    firstDay !== null && question.compared !== undefined && isBeforeAnything(question.compared, firstDay);
  const [now, then] = [complete?.[metric], before?.[metric]];
  const comparison =
    now !== undefined && then !== undefined
      ? t(isCut ? 'fromTo' : 'from', { before: format.count(then), now: format.count(now) })
      : hasNothingBefore
        ? t('nothingBefore', { day: format.dayWithYear(firstDay) })
        : '';
  return (
    <UnstyledButton
      className={styles.tile}
      aria-pressed={isChosen}
      data-stale={byPeriod.isPlaceholderData || undefined}
      onClick={onChoose}
      title={t(`help.${metric}`, { days: lostAfterDays })}
    >
      <span className={styles.tileName}>{t(metric)}</span>
      <span className={styles.tileRow}>
        <span className={styles.tileValue}>{format.count(byPeriod.data?.totals?.[metric])}</span>
        {now !== undefined && then !== undefined && <Change now={now} before={then} good={goodDirection[metric]} />}
      </span>
      <span className={styles.tileBefore} title={comparison}>
        {comparison}
      </span>
      <span className={styles.tileCourse}>
        <Sparkline
          values={course}
          previous={hasNothingBefore ? undefined : comparedCourse.slice(0, course.length)}
          color={isChosen ? 'var(--accent)' : 'var(--text-3)'}
        />
      </span>
    </UnstyledButton>
  );
}
