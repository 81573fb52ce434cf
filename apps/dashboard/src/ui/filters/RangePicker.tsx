import { Button, Popover, UnstyledButton } from '@mantine/core';
import { IconCalendar, IconCheck, IconChevronDown } from '@tabler/icons-react';
import { lazy, Suspense, useState, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../format/useFormat.ts';
import { useShortcut } from '../shortcuts/useShortcut.ts';
import { addDays, today } from './day.ts';
import styles from './filters.module.css';
import { lengthOf, presets, readRange, shift, writeRange, type Range } from './range.ts';
import type { View } from './view.ts';

interface RangePickerProps {
  view: View;
  change: (part: Partial<View>) => void;
}

// The calendar is a quarter of the page's code, and most people take a preset.
const RangeCalendar = lazy(async () => ({ default: (await import('./RangeCalendar.tsx')).RangeCalendar }));

/** The days that a page is about: a preset, or any two days of the calendar. The brackets move by one length. */
export function RangePicker({ view, change }: RangePickerProps): JSX.Element {
  const t = useTranslations('filter');
  const format = useFormat();
  const now = today();
  const range = readRange(view.from, view.to, now);
  const [isOpen, setIsOpen] = useState(false);
  const preset = presets.find((days) => range?.to === now && range.from === addDays(now, 1 - days));
  const pick = (picked: Range) => {
    change(writeRange(picked, now));
    setIsOpen(false);
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
                onClick={() => pick({ from: addDays(now, 1 - days), to: now })}
              >
                {t('lastDays', { days })}
                {days === preset && <IconCheck size={14} aria-hidden="true" />}
              </UnstyledButton>
            ))}
            <p className={styles.note}>{t('utc')}</p>
          </div>
          <Suspense fallback={<div className={styles.calendar} />}>
            <RangeCalendar range={range} lastDay={now} onPick={pick} />
          </Suspense>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
