import { Skeleton } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useDocument } from '../../data/privacy.ts';
import { FailureNotice } from '../../ui/states/FailureNotice.tsx';
import styles from './privacy.module.css';

/** A document as people would read it, as plain text: nothing that a vendor wrote can become markup here. */
export function DocumentPreview(props: { product: number; name: string; language: string }): JSX.Element {
  const t = useTranslations('privacy.documents');
  const answer = useDocument(props.product, props.name, props.language);
  if (answer.isError) return <FailureNotice error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.isPending) return <Skeleton className={styles.document} />;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must scroll by keyboard
    <pre className={styles.document} tabIndex={0} role="group" aria-label={t('preview')} lang={props.language}>
      {answer.data}
    </pre>
  );
}
