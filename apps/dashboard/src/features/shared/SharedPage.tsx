import type { SharedAnswer } from '@usance/api';
import { Button, Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useParams } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { hasCode } from '../../data/query-client.ts';
import { useShared } from '../../data/shares.ts';
import { EntryFrame } from '../../ui/EntryFrame.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { SharedReport } from './SharedReport.tsx';
import styles from './shared.module.css';

/** What somebody sees who has a link and no account: one report, frozen. It asks for that answer and for nothing else. */
export function SharedPage(): JSX.Element {
  const t = useTranslations('shared');
  const { secret } = useParams({ from: '/guests/guest-reports/s/$secret' });
  const answer = useShared(secret);
  if (answer.isPending)
    return (
      <main className={styles.page}>
        <Skeleton height={420} radius="md" />
        <span className="visually-hidden" role="status">
          {t('loading')}
        </span>
      </main>
    );
  // A secret of another form cannot be that of a link, and is not told apart from one that has ended.
  if (hasCode(answer.error, 'not-found') || hasCode(answer.error, 'invalid-request'))
    return <EntryFrame title={t('gone')} text={t('goneText')} />;
  if (answer.isError)
    return (
      <EntryFrame title={t('failed')} text={answer.error.message}>
        <p>
          <Button variant="default" onClick={() => void answer.refetch()}>
            {t('retry')}
          </Button>
        </p>
      </EntryFrame>
    );
  return <SharedDocument answer={answer.data} />;
}

function SharedDocument({ answer }: { answer: SharedAnswer }): JSX.Element {
  useDocumentTitle(`${answer.name} · ${answer.product}`);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <p className={styles.product}>{answer.product}</p>
        <h1>{answer.name}</h1>
      </header>
      <main>
        <SharedReport answer={answer} />
      </main>
      <footer className={styles.foot}>
        <Logo />
        Usance
      </footer>
    </div>
  );
}
