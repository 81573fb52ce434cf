import { Button } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { Notice } from './Notice.tsx';

/** What went wrong, in the server's words, and a way to try again. */
export function FailureNotice({ error, onRetry }: { error: Error; onRetry: () => void }): JSX.Element {
  const t = useTranslations('state');
  return (
    <Notice
      tone="bad"
      icon={<IconAlertTriangle size={20} stroke={1.6} />}
      title={t('failed')}
      action={
        <Button variant="default" leftSection={<IconRefresh size={14} aria-hidden="true" />} onClick={onRetry}>
          {t('retry')}
        </Button>
      }
    >
      {error.message}
    </Notice>
  );
}
