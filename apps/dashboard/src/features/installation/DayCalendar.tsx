import type { InstallationHistory } from '@usance/api';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { heatStep } from '../../ui/charts/heat-scale.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import { calendarOf, calendarWeeks } from './day-calendar.ts';
import styles from './installation.module.css';

const stepPx = 14;
const squarePx = 11;

/** On which days of the last year something was kept. The table below says the same to whoever cannot see it. */
export function DayCalendar({ history }: { history: InstallationHistory }): JSX.Element {
  const t = useTranslations('installation');
  const format = useFormat();
  const days = calendarOf(history.sessionDays, history.lastDay);
  const longest = Math.max(60, ...days.map(({ seconds }) => seconds));
  const [first, last] = [days[0]?.day ?? history.firstDay, history.lastDay];
  const label = t('calendarLabel', {
    days: days.filter(({ hasSession }) => hasSession).length,
    from: format.dayWithYear(first),
    to: format.dayWithYear(last),
  });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must scroll by keyboard
    <div className={styles.calendar} tabIndex={0} role="group" aria-label={t('calendar')}>
      <svg width={calendarWeeks * stepPx} height={7 * stepPx} role="img" aria-label={label}>
        {days.map(({ day, week, weekday, seconds, hasSession }) => (
          <rect
            key={day}
            x={week * stepPx}
            y={weekday * stepPx}
            width={squarePx}
            height={squarePx}
            rx={2.5}
            fill={hasSession ? `var(--s${Math.max(2, heatStep(seconds, [0, longest]))})` : 'var(--hover)'}
          >
            {hasSession && (
              <title>{t('dayMinutes', { day: format.dayWithWeekday(day), minutes: Math.round(seconds / 60) })}</title>
            )}
          </rect>
        ))}
      </svg>
    </div>
  );
}
