import type { Share } from '@usance/api';
import { ActionIcon, Button } from '@mantine/core';
import { IconLinkOff } from '@tabler/icons-react';
import { useState, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useEndShare, useShares } from '../../data/shares.ts';
import { useFormat } from '../format/useFormat.ts';
import { FormError } from '../states/FormError.tsx';
import { useNow } from '../useNow.ts';
import styles from './shares.module.css';

/** All links of a product, those that ended too, the newest first. */
export function ShareList({ product }: { product: number }): JSX.Element {
  const t = useTranslations('shares');
  const shares = useShares(product);
  return (
    <section aria-label={t('existing')}>
      <h2 className={styles.title}>{t('existing')}</h2>
      <FormError error={shares.error} />
      {shares.data?.length === 0 && <p>{t('none')}</p>}
      <ul className={styles.list}>
        {(shares.data ?? []).map((share) => (
          <ShareRow key={share.id} product={product} share={share} />
        ))}
      </ul>
    </section>
  );
}

/** One link. Ending it takes a second click, for somebody may look at it every morning. */
function ShareRow({ product, share }: { product: number; share: Share }): JSX.Element {
  const t = useTranslations('shares');
  const format = useFormat();
  const nowMs = useNow();
  const end = useEndShare(product);
  const [isAsking, setIsAsking] = useState(false);
  const { name, expiresAt, revokedAt } = share;
  const isOver = revokedAt !== null || (expiresAt !== null && Date.parse(expiresAt) <= nowMs);
  const until = expiresAt === null ? t('forGood') : t('until', { day: format.dayWithYear(expiresAt.slice(0, 10)) });
  return (
    <li data-over={isOver}>
      <div>
        <b>{name}</b>
        <small>
          {share.report} · {isOver ? t('over') : until}
        </small>
        <FormError error={end.error} />
      </div>
      {!isOver &&
        (isAsking ? (
          <Button color="red" size="compact-xs" autoFocus loading={end.isPending} onClick={() => end.mutate(share.id)}>
            {t('confirm')}
          </Button>
        ) : (
          <ActionIcon variant="subtle" color="gray" aria-label={t('end', { name })} onClick={() => setIsAsking(true)}>
            <IconLinkOff size={14} aria-hidden="true" />
          </ActionIcon>
        ))}
    </li>
  );
}
