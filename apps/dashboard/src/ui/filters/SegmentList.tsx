import { Button, TextInput, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useCreateSegment, useSegments } from '../../data/segments.ts';
import { fieldError, formError } from '../field-error.ts';
import { Allowed } from '../rights/Allowed.tsx';
import { FormError } from '../states/FormError.tsx';
import styles from './filters.module.css';
import { keepView } from './keep-view.ts';
import { segmentText, segmentWords } from './segment-filters.ts';
import { useNames } from './useNames.ts';

interface SegmentListProps {
  product: number;
  filters: Readonly<Record<string, string>>;
  onChange: (filters: Readonly<Record<string, string>>) => void;
}

/** The segments that there are, and a field that makes another one of the filters of the page. */
export function SegmentList({ product, filters, onChange }: SegmentListProps): JSX.Element {
  const t = useTranslations('filter');
  const names = useNames();
  const [name, setName] = useState('');
  const segments = useSegments(product);
  const create = useCreateSegment(product);
  const { segment: chosen, ...others } = filters;
  const filter = segmentText(filters);
  return (
    <div className={styles.editor}>
      <div className={styles.options}>
        {(segments.data ?? []).map((segment) => (
          <UnstyledButton
            key={segment.id}
            className={styles.option}
            aria-pressed={segment.name === chosen}
            title={segmentWords(segment.filter, names)}
            onClick={() => onChange(segment.name === chosen ? others : { ...others, segment: segment.name })}
          >
            <span>{segment.name}</span>
            {segment.name === chosen && <IconCheck size={14} aria-hidden="true" />}
          </UnstyledButton>
        ))}
        {segments.data?.length === 0 && filter === '' && <p className={styles.nothing}>{t('noSegments')}</p>}
        {segments.isError && <p className={styles.nothing}>{segments.error.message}</p>}
      </div>
      {filter !== '' && (
        <Allowed to="manage" isLine>
          <form
            className={styles.editor}
            onSubmit={(event) => {
              event.preventDefault();
              create.mutate({ name, filter }, { onSuccess: (saved) => onChange({ segment: saved.name }) });
            }}
          >
            <TextInput
              size="xs"
              required
              maxLength={100}
              label={t('saveSegment')}
              placeholder={t('segmentName')}
              value={name}
              error={fieldError(create.error, 'name')}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <FormError error={formError(create.error, ['name'])} />
            <Button type="submit" fullWidth loading={create.isPending}>
              {t('save')}
            </Button>
          </form>
        </Allowed>
      )}
      {(segments.data?.length ?? 0) > 0 && (
        <Link
          className={styles.manage}
          to="/products/$product/segments"
          params={{ product: String(product) }}
          search={keepView}
        >
          {t('manageSegments')}
        </Link>
      )}
    </div>
  );
}
