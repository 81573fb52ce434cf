import type { Account } from '@usance/api';
import { Button, NativeSelect, Skeleton } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useChangePerson, useMakeLink, usePeople, useRemovePerson } from '../../data/people.ts';
import { roleNamed, roles } from '../../data/roles.ts';
import { usePerson } from '../../data/session.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import { FailureNotice } from '../../ui/states/FailureNotice.tsx';
import { FormError } from '../../ui/states/FormError.tsx';
import { OneTimeLink } from './OneTimeLink.tsx';
import styles from './people.module.css';

export function PersonList(): JSX.Element {
  const people = usePeople();
  if (people.isPending) return <Skeleton height={80} />;
  if (people.isError) return <FailureNotice error={people.error} onRetry={() => void people.refetch()} />;
  return (
    <ul className={styles.list}>
      {people.data.map((account) => (
        <PersonRow key={account.id} account={account} />
      ))}
    </ul>
  );
}

/** One account. Removing takes a second click on another button. */
function PersonRow({ account }: { account: Account }): JSX.Element {
  const t = useTranslations('people');
  const own = usePerson();
  const change = useChangePerson();
  const makeLink = useMakeLink();
  const remove = useRemovePerson();
  const [isAsking, setIsAsking] = useState(false);
  const { id, name, email, role } = account;
  return (
    <li>
      <div className={styles.who}>
        <b>{id === own.id ? t('you', { name }) : name}</b>
        <small>{email}</small>
        <Waiting account={account} />
      </div>
      <div className={styles.actions}>
        <NativeSelect
          size="xs"
          aria-label={t('roleOf', { name })}
          value={role}
          disabled={change.isPending}
          onChange={(event) => change.mutate({ id, role: roleNamed(event.currentTarget.value) })}
          data={roles.map((value) => ({ value, label: t(`roles.${value}`) }))}
        />
        {isAsking ? (
          <>
            <Button color="red" autoFocus loading={remove.isPending} onClick={() => remove.mutate(id)}>
              {t('confirm')}
            </Button>
            <Button variant="default" onClick={() => setIsAsking(false)}>
              {t('cancel')}
            </Button>
          </>
        ) : (
          <>
            <Button
              variant="default"
              aria-label={t('newLinkFor', { name })}
              loading={makeLink.isPending}
              onClick={() => makeLink.mutate(id)}
            >
              {t('newLink')}
            </Button>
            <Button variant="default" aria-label={t('removeNamed', { name })} onClick={() => setIsAsking(true)}>
              {t('remove')}
            </Button>
          </>
        )}
      </div>
      <FormError error={change.error ?? makeLink.error ?? remove.error} />
      {makeLink.data && <OneTimeLink account={makeLink.data} />}
    </li>
  );
}

/** That somebody has no password yet, and until when their link works. */
function Waiting({ account: { hasPassword, linkExpiresAt } }: { account: Account }): JSX.Element | undefined {
  const t = useTranslations('people');
  const format = useFormat();
  if (hasPassword) return undefined;
  return (
    <small>
      {linkExpiresAt === null
        ? t('waiting')
        : t('waitingUntil', { day: format.dayWithYear(linkExpiresAt.slice(0, 10)) })}
    </small>
  );
}
