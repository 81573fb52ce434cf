import type { Backup, ProofSummary } from '@usance/api';
import type { JSX, ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useServerState } from '../../data/privacy.ts';
import { useMay } from '../../data/session.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Allowed } from '../../ui/rights/Allowed.tsx';
import report from '../../ui/report/report.module.css';
import styles from './privacy.module.css';

const code = (text: ReactNode): JSX.Element => <code>{text}</code>;

/** When the server's promises were tried last, and when everything was backed up. */
export function ServerPanel(): JSX.Element {
  const t = useTranslations('privacy.server');
  const format = useFormat();
  const answer = useServerState({ withBackup: useMay('backup') });
  return (
    <Panel<{ proof: ProofSummary | undefined; backup: Backup | undefined }>
      className={report.whole}
      title={t('title')}
      definition={t('sentence')}
      answer={answer}
      minHeightPx={40}
    >
      {({ proof, backup }) => (
        <dl className={styles.server}>
          <div>
            <dt>{t('proof')}</dt>
            {proof ? (
              <dd>
                <b>{format.moment(proof.at)}</b>
                <span data-state={proof.failed > 0 ? 'bad' : 'good'}>{t('proofText', proof)}</span>
              </dd>
            ) : (
              <dd>{t.rich('noProof', { code })}</dd>
            )}
          </div>
          <div>
            <dt>{t('backup')}</dt>
            <dd>
              <Allowed to="backup" isLine>
                <BackupState backup={backup} />
              </Allowed>
            </dd>
          </div>
        </dl>
      )}
    </Panel>
  );
}

function BackupState({ backup }: { backup: Backup | undefined }): JSX.Element {
  const t = useTranslations('privacy.server');
  const format = useFormat();
  if (backup === undefined) return <>{t.rich('noBackup', { code })}</>;
  return (
    <>
      <b>{format.moment(backup.at)}</b>
      <span>
        {t('backupText', {
          size: format.decimal(backup.bytes / 1_000_000),
          seconds: Math.max(1, Math.round(backup.seconds)),
        })}{' '}
        {backup.readableUntil === null
          ? t('unreadable')
          : t('readable', { day: format.dayWithYear(backup.readableUntil.slice(0, 10)) })}
      </span>
    </>
  );
}
