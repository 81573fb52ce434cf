import { TextInput, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useDimensions } from '../../data/dimensions.ts';
import styles from './filters.module.css';
import { useNames } from './useNames.ts';

interface DimensionListProps {
  product: number;
  /** Dimensions that have a filter already: a second one would repeat the key. */
  without: readonly string[];
  onPick: (dimension: string) => void;
}

/** Everything that a report can be filtered by, with search. */
export function DimensionList({ product, without, onPick }: DimensionListProps): JSX.Element {
  const t = useTranslations('filter');
  const names = useNames();
  const dimensions = useDimensions(product);
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const found = (dimensions.data ?? [])
    .filter(({ name }) => !without.includes(name))
    .filter(({ name }) => names.dimension(name).toLowerCase().includes(wanted) || name.toLowerCase().includes(wanted));
  return (
    <div className={styles.editor}>
      <TextInput
        size="xs"
        autoFocus
        leftSection={<IconSearch size={14} aria-hidden="true" />}
        placeholder={t('findDimension')}
        aria-label={t('findDimension')}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !found[0]) return;
          // The key would go on to the field that takes this one's place, and send its form.
          event.preventDefault();
          onPick(found[0].name);
        }}
      />
      <div className={styles.options} role="group" aria-label={t('pickDimension')}>
        {found.map(({ name }) => (
          <UnstyledButton key={name} className={styles.option} onClick={() => onPick(name)}>
            <span>{names.dimension(name)}</span>
            {name.startsWith('property.') && <small>{t('property')}</small>}
          </UnstyledButton>
        ))}
        {dimensions.isSuccess && found.length === 0 && <p className={styles.nothing}>{t('noDimension')}</p>}
        {dimensions.isError && <p className={styles.nothing}>{dimensions.error.message}</p>}
      </div>
    </div>
  );
}
