import type { Token } from '@usance/api';
import { Button, Skeleton } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useDeleteToken, useTokens } from '../../data/tokens.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import { FailureNotice } from '../../ui/states/FailureNotice.tsx';
import { FormError } from '../../ui/states/FormError.tsx';
import styles from './tokens.module.css';

export function TokenList(): JSX.Element {
  const t = useTranslations('tokens');
  const tokens = useTokens();
  if (tokens.isPending) return <Skeleton height={80} />;
  if (tokens.isError) return <FailureNotice error={tokens.error} onRetry={() => void tokens.refetch()} />;
  if (tokens.data.length === 0) return <p className={styles.none}>{t('none')}</p>;
  return (
    <ul className={styles.list}>
      {tokens.data.map((token) => (
        <TokenRow key={token.id} token={token} />
      ))}
    </ul>
  );
}

/** One token. Deleting takes a second click on another button, for a program somewhere may live on it. */
function TokenRow({ token }: { token: Token }): JSX.Element {
  const t = useTranslations('tokens');
  const format = useFormat();
  const remove = useDeleteToken();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <li>
      <div>
        <b>{token.name}</b>
        <small>
          {token.scopes.map((scope) => t(`scope.${scope}`)).join(', ')} ·{' '}
          {t('createdOn', { day: format.dayWithYear(token.createdAt.slice(0, 10)) })}
        </small>
        <FormError error={remove.error} />
      </div>
      {isAsking ? (
        <div className={styles.ask}>
          <Button color="red" autoFocus loading={remove.isPending} onClick={() => remove.mutate(token.id)}>
            {t('confirm')}
          </Button>
          <Button variant="default" onClick={() => setIsAsking(false)}>
            {t('cancel')}
          </Button>
        </div>
      ) : (
        <Button variant="default" aria-label={t('deleteNamed', { name: token.name })} onClick={() => setIsAsking(true)}>
          {t('delete')}
        </Button>
      )}
    </li>
  );
}
