import { missingWord, type Clause, type Item } from '@usance/api';
import { Checkbox, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useDimensionValues } from '../../data/dimensions.ts';
import { useFormat } from '../format/useFormat.ts';
import { hasItem, itemsOf, toggleItem } from './clause-parts.ts';
import styles from './filters.module.css';
import { isPickable } from './pick-value.ts';
import { useNames } from './useNames.ts';

interface ValueChecklistProps {
  product: number;
  subject: string;
  clause: Clause;
  onChange: (clause: Clause) => void;
}

/** Dimensions whose values are shown under another name, so that the search has to run over the names. */
const namedDimensions = new Set(['country', 'language', 'locale', 'memoryMb']);

/** The known values of a dimension, most used first. One that never arrived can be typed and added. */
export function ValueChecklist({ product, subject, clause, onChange }: ValueChecklistProps): JSX.Element {
  const t = useTranslations('filter');
  const format = useFormat();
  const names = useNames();
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search.trim(), 150);
  const isNamed = namedDimensions.has(subject.replace(/^latest\./, ''));
  const known = useDimensionValues(product, subject, isNamed ? '' : settled);
  const matches = (value: string) => names.value(subject, value).toLowerCase().includes(search.trim().toLowerCase());
  const values = (known.data ?? []).filter(({ value }) => isPickable(value) && matches(value));
  const chosenUnseen = itemsOf(clause).flatMap((item) =>
    item.kind === 'value' && !values.some(({ value }) => value === item.value) && matches(item.value)
      ? [item.value]
      : [],
  );
  const isNew = known.isSuccess && settled !== '' && values.length === 0 && chosenUnseen.length === 0;
  return (
    <>
      <TextInput
        size="xs"
        autoFocus
        leftSection={<IconSearch size={14} aria-hidden="true" />}
        placeholder={t('findValue')}
        aria-label={t('findValue')}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <div className={styles.options} role="group" aria-label={names.dimension(subject)}>
        {[...chosenUnseen.map((value) => ({ value, installations: undefined })), ...values].map(
          ({ value, installations }) => (
            <label key={value} className={styles.check}>
              <Checkbox
                size="xs"
                checked={hasItem(clause, itemFor(value))}
                onChange={() => onChange(toggleItem(clause, itemFor(value)))}
              />
              <span>{names.value(subject, value)}</span>
              <small>{installations === undefined ? '' : format.compact(installations)}</small>
            </label>
          ),
        )}
        {isNew && (
          <label className={styles.check}>
            <Checkbox
              size="xs"
              checked={hasItem(clause, itemFor(settled))}
              onChange={() => onChange(toggleItem(clause, itemFor(settled)))}
            />
            <span>{t('addValue', { value: settled })}</span>
          </label>
        )}
        {known.isSuccess && settled === '' && values.length === 0 && <p className={styles.nothing}>{t('noValue')}</p>}
        {known.isError && <p className={styles.nothing}>{known.error.message}</p>}
      </div>
    </>
  );
}

function itemFor(value: string): Extract<Item, { kind: 'value' | 'missing' }> {
  return value === missingWord ? { kind: 'missing' } : { kind: 'value', value };
}
