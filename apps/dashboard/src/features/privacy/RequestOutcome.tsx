import type { HandledRightsRequest } from '@usance/api';
import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { CopyText } from '../../ui/CopyText.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import { saveFile } from '../../ui/save-file.ts';
import styles from './privacy.module.css';

/** What the vendor passes on to the person: a copy, or the receipt of an erasure. */
export function RequestOutcome({ handled }: { handled: HandledRightsRequest }): JSX.Element {
  const t = useTranslations('privacy.requests');
  const format = useFormat();
  const { export: copy, erasure } = handled;
  return (
    <div className={styles.outcome} role="status">
      {copy && (
        <>
          <p>{t(copy.firstDay === null ? 'exportedNothing' : 'exported')}</p>
          <Button
            variant="default"
            onClick={
              () =>
              saveFile(`export-${copy.exportedAt.slice(0, 10)}.json`, JSON.stringify(copy, undefined, 2), 'application/json') // prettier-ignore
            }
          >
            {t('saveCopy')}
          </Button>
        </>
      )}
      {erasure && (
        <>
          <p>{t('erased', { time: format.moment(erasure.doneBy) })}</p>
          <CopyText label={t('receipt')} text={erasure.receipt} />
        </>
      )}
    </div>
  );
}
