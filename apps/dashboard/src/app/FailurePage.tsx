import { Button } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { FailureNotice } from '../ui/states/FailureNotice.tsx';
import { Notice } from '../ui/states/Notice.tsx';
import styles from './failure.module.css';

/** A page that could not be made, as a rule because the server cannot be reached. */
export function FailurePage({ error, reset }: ErrorComponentProps): JSX.Element {
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <div className={styles.page}>
      <FailureNotice error={error instanceof Error ? error : new Error(String(error))} onRetry={retry} />
    </div>
  );
}

export function MissingPage(): JSX.Element {
  const t = useTranslations('missing');
  return (
    <div className={styles.page}>
      <h1 className="visually-hidden">{t('title')}</h1>
      <Notice
        icon={<IconMapQuestion size={20} stroke={1.6} />}
        title={t('title')}
        action={
          <Button component={Link} to="/" variant="default">
            {t('home')}
          </Button>
        }
      >
        {t('text')}
      </Notice>
    </div>
  );
}
