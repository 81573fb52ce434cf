import { Button, Popover, UnstyledButton } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendar, IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useState, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../format/useFormat.ts';
import { useShortcut } from '../shortcuts/useShortcut.ts';
import { addDays, today } from './day.ts';
import styles from './filters.module.css';
import { lengthOf, presets, readRange, shift, writeRange } from './range.ts';
import type { View } from './view.ts';

interface RangePickerProps {
  view: View;
  change: (part: Partial<View>) => void;
}
type Ends = [from: string | null, to: string | null];

/** The days that a page is about: a preset, or any two days of the calendar. The brackets move by one length. */
export function RangePicker({ view, change }: RangePickerProps): JSX.Element {
  const t = useTranslations('filter');
  const format = useFormat();
  const now = today();
  const range = readRange(view.from, view.to, now);
  const [isOpen, setIsOpen] = useState(false);
  const [ends, setEnds] = useState<Ends>();
  const preset = presets.find((days) => range?.to === now && range.from === addDays(now, 1 - days));
  const pick = (from: string, to: string) => {
    change(writeRange({ from, to }, now));
    setIsOpen(false);
    setEnds(undefined);
  };
  const move = (direction: 1 | -1) => {
    const moved = range && shift(range, direction * lengthOf(range));
    if (moved && moved.from <= now) change(writeRange(moved, now));
  };
  useShortcut('D', () => setIsOpen(true));
  useShortcut('[', () => move(-1));
  useShortcut(']', () => move(1));

  const isUpToToday = range?.to === now;
  const label = isUpToToday
    ? t('lastDays', { days: lengthOf(range) })
    : range
      ? format.span(range.from, range.to)
      : `${view.from} … ${view.to}`;
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          className={styles.button}
          leftSection={<IconCalendar size={14} aria-hidden="true" />}
          rightSection={<IconChevronDown size={13} aria-hidden="true" />}
          onClick={() => setIsOpen(!isOpen)}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={8} aria-label={t('range')}>
        <div className={styles.dates}>
          <div role="group" aria-label={t('presets')}>
            {presets.map((days) => (
              <UnstyledButton
                key={days}
                className={styles.option}
                aria-pressed={days === preset}
                data-autofocus={days === (preset ?? 30) || undefined}
                onClick={() => pick(addDays(now, 1 - days), now)}
              >
                {t('lastDays', { days })}
                {days === preset && <IconCheck size={14} aria-hidden="true" />}
              </UnstyledButton>
            ))}
            <p className={styles.note}>{t('utc')}</p>
          </div>
          <DatePicker
            type="range"
            allowSingleDateInRange
            size="xs"
            hideOutsideDates
            weekendDays={[]} // Mantine's red for weekends has too little contrast
            maxDate={now}
            ariaLabels={{ previousMonth: t('previousMonth'), nextMonth: t('nextMonth') }}
            defaultDate={range?.to ?? now}
            value={ends ?? [range?.from ?? null, range?.to ?? null]}
            onChange={(next) => {
              const [from, to] = next;
              if (from !== null && to !== null) pick(from, to);
              else setEnds(next);
            }}
          />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
