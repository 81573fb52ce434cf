import { IconBookmarks } from '@tabler/icons-react';
import { Skeleton } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useProductId } from '../../data/product-id.ts';
import { useSegments } from '../../data/segments.ts';
import page from '../../ui/page.module.css';
import { PageHead } from '../../ui/PageHead.tsx';
import { FailureNotice } from '../../ui/states/FailureNotice.tsx';
import { Notice } from '../../ui/states/Notice.tsx';
import { SegmentForm } from './SegmentForm.tsx';

/** The product's segments: what they are called, and what they stand for. */
export function SegmentsPage(): JSX.Element {
  const product = useProductId();
  const t = useTranslations('segments');
  const segments = useSegments(product);
  return (
    <>
      <PageHead title={t('title')} text={t('text')} />
      {segments.isPending && <Skeleton height={120} className={page.card} />}
      {segments.isError && <FailureNotice error={segments.error} onRetry={() => void segments.refetch()} />}
      {segments.data?.length === 0 && (
        <section className={page.card} aria-label={t('title')}>
          <Notice icon={<IconBookmarks size={20} stroke={1.6} />} title={t('none')}>
            {t('noneText')}
          </Notice>
        </section>
      )}
      <div className={page.columns}>
        {segments.data?.map((segment) => (
          <SegmentForm key={segment.id} product={product} segment={segment} />
        ))}
      </div>
    </>
  );
}
