import { useDebouncedValue } from '@mantine/hooks';
import { useState, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useKnownFeatures } from '../../data/features.ts';
import { Choice } from '../Choice.tsx';
import styles from './report.module.css';

interface FeatureChoiceProps {
  product: number;
  label: string;
  /** What stands for no feature; without it, one has to be chosen. */
  noneLabel?: string;
  value: string | undefined;
  onChoose: (feature: string | undefined) => void;
}

const none = '';

/** One of the features that are known, found by a part of its name. */
export function FeatureChoice({ product, label, noneLabel, value, onChoose }: FeatureChoiceProps): JSX.Element {
  const t = useTranslations('report');
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search.trim(), 150);
  const chosen = value ?? none;
  const isSearching = settled !== '' && settled !== chosen && settled !== noneLabel;
  const known = useKnownFeatures(product, isSearching ? settled : '');
  const names = (known.data ?? []).map(({ name }) => name);
  const options = [
    ...(noneLabel === undefined ? [] : [{ value: none, label: noneLabel }]),
    ...[...new Set([...(chosen === none ? [] : [chosen]), ...names])].map((name) => ({ value: name, label: name })),
  ];
  return (
    <Choice
      searchable
      className={styles.field}
      aria-label={label}
      placeholder={label}
      nothingFoundMessage={t('noFeature')}
      data={options}
      value={chosen === none && noneLabel === undefined ? null : chosen}
      onChange={(next) => next !== null && onChoose(next === none ? undefined : next)}
      searchValue={search}
      onSearchChange={setSearch}
    />
  );
}
