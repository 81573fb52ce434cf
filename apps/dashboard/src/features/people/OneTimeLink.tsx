import type { AccountWithLink } from '@usance/api';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { CopyText } from '../../ui/CopyText.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import styles from './people.module.css';

/** The link that sets somebody's password, to be copied: the server keeps only a hash of it. */
export function OneTimeLink({ account }: { account: AccountWithLink }): JSX.Element {
  const t = useTranslations('people');
  const format = useFormat();
  const { name, linkExpiresAt, path } = account;
  const day = linkExpiresAt === null ? '' : format.dayWithYear(linkExpiresAt.slice(0, 10));
  return (
    <div className={styles.link} role="status">
      <p>{t('linkText', { name, day })}</p>
      <CopyText label={t('link')} text={`${location.origin}${path}`} />
    </div>
  );
}
