import { Button } from '@mantine/core';
import { IconHandStop, IconRefresh } from '@tabler/icons-react';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { Notice } from './Notice.tsx';

/** In place of an answer that somebody did not want to wait for. */
export function CalledOffNotice({ onRetry }: { onRetry: () => void }): JSX.Element {
  const t = useTranslations('state');
  return (
    <Notice
      icon={<IconHandStop size={20} stroke={1.6} />}
      title={t('calledOff')}
      action={
        <Button variant="default" leftSection={<IconRefresh size={14} aria-hidden="true" />} onClick={onRetry}>
          {t('askAgain')}
        </Button>
      }
    >
      {t('calledOffText')}
    </Notice>
  );
}
