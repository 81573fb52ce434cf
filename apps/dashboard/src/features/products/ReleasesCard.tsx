import type { Release } from '@usance/api';
import { Button, Skeleton } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useDeleteRelease } from '../../data/release-changes.ts';
import { useReleases } from '../../data/releases.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import page from '../../ui/page.module.css';
import { Editable } from '../../ui/rights/Allowed.tsx';
import { FailureNotice } from '../../ui/states/FailureNotice.tsx';
import { FormError } from '../../ui/states/FormError.tsx';
import { ReleaseForm } from './ReleaseForm.tsx';
import styles from './releases.module.css';

/** So many are there to see; the older ones are marked in charts all the same. */
const mostShown = 12;

/** Which versions came out when, as a build or a person said: what charts over time mark. */
export function ReleasesCard({ product }: { product: number }): JSX.Element {
  const t = useTranslations('releases');
  const releases = useReleases(product);
  return (
    <section className={page.card}>
      <h2>{t('title')}</h2>
      <p>{t('sentence')}</p>
      <Editable by="manage" isSaid>
        {releases.isPending && <Skeleton height={80} />}
        {releases.isError && <FailureNotice error={releases.error} onRetry={() => void releases.refetch()} />}
        {releases.isSuccess && <ReleaseList product={product} releases={releases.data} />}
        <ReleaseForm product={product} />
      </Editable>
    </section>
  );
}

function ReleaseList({ product, releases }: { product: number; releases: readonly Release[] }): JSX.Element {
  const t = useTranslations('releases');
  if (releases.length === 0) return <p className={styles.none}>{t('none')}</p>;
  return (
    <ul className={styles.list}>
      {releases.slice(0, mostShown).map((release) => (
        <ReleaseRow key={release.id} product={product} release={release} />
      ))}
      {releases.length > mostShown && (
        <li className={styles.none}>{t('older', { count: releases.length - mostShown })}</li>
      )}
    </ul>
  );
}

/** One release. Forgetting it takes away a mark and no number, but the day is hard to find again: a second click does it. */
function ReleaseRow({ product, release }: { product: number; release: Release }): JSX.Element {
  const t = useTranslations('releases');
  const format = useFormat();
  const remove = useDeleteRelease(product);
  const [isAsking, setIsAsking] = useState(false);
  return (
    <li>
      <div>
        <b>{release.version}</b>
        <time dateTime={release.day}>{format.dayWithWeekday(release.day)}</time>
        {release.note !== null && <span>{release.note}</span>}
        <FormError error={remove.error} />
      </div>
      {isAsking ? (
        <div className={styles.ask}>
          <Button size="xs" color="red" autoFocus loading={remove.isPending} onClick={() => remove.mutate(release.id)}>
            {t('confirm')}
          </Button>
          <Button size="xs" variant="default" onClick={() => setIsAsking(false)}>
            {t('cancel')}
          </Button>
        </div>
      ) : (
        <Button
          size="xs"
          variant="default"
          aria-label={t('forgetNamed', { version: release.version })}
          onClick={() => setIsAsking(true)}
          data-screen-only
        >
          {t('forget')}
        </Button>
      )}
    </li>
  );
}
