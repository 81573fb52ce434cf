import { DatePicker } from '@mantine/dates';
// oxlint-disable-next-line import/no-unassigned-import -- a language of dayjs registers itself
import 'dayjs/locale/de';
import { useState, type JSX } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { Day } from './day.ts';
import type { Range } from './range.ts';

interface RangeCalendarProps {
  /** What is chosen so far, if the address names a range. */
  range: Range | undefined;
  lastDay: Day;
  onPick: (range: Range) => void;
}

/** Any two days: the first click is one end, the second the other. */
export function RangeCalendar({ range, lastDay, onPick }: RangeCalendarProps): JSX.Element {
  const t = useTranslations('filter');
  const locale = useLocale();
  const [ends, setEnds] = useState<[from: Day | null, to: Day | null]>([range?.from ?? null, range?.to ?? null]);
  return (
    <DatePicker
      type="range"
      locale={locale}
      allowSingleDateInRange
      size="xs"
      hideOutsideDates
      weekendDays={[]} // Mantine's red for weekends has too little contrast
      maxDate={lastDay}
      ariaLabels={{ previousMonth: t('previousMonth'), nextMonth: t('nextMonth') }}
      defaultDate={range?.to ?? lastDay}
      value={ends}
      onChange={(next) => {
        setEnds(next);
        const [from, to] = next;
        if (from !== null && to !== null) onPick({ from, to });
      }}
    />
  );
}
