import type { PublishedPrivacyChange } from '@usance/api';
import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { usePrivacyChanges } from '../../data/privacy.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import report from '../../ui/report/report.module.css';
import { Notice } from '../../ui/states/Notice.tsx';
import styles from './privacy.module.css';

const shownAtFirst = 6;

/** What changed for people, what weakened their privacy marked, with the reason that was given. */
export function ChangesPanel({ product }: { product: number }): JSX.Element {
  const t = useTranslations('privacy.changes');
  const format = useFormat();
  const answer = usePrivacyChanges(product);
  const [isAll, setIsAll] = useState(false);
  return (
    <Panel<PublishedPrivacyChange[]>
      className={report.half}
      title={t('title')}
      definition={t('sentence')}
      answer={answer}
      minHeightPx={260}
    >
      {(changes) =>
        changes.length === 0 ? (
          <Notice icon={<IconHistory size={20} stroke={1.6} />} title={t('none')} />
        ) : (
          <>
            <ol className={styles.changes}>
              {(isAll ? changes : changes.slice(0, shownAtFirst)).map(
                ({ id, at, subject, direction, details, reason }) => (
                  <li key={id}>
                    <div className={styles.changeHead}>
                      <b>{t(`subjects.${subject}`)}</b>
                      <em className={styles.badge} data-state={stateOf[direction]}>
                        {t(`directions.${direction}`)}
                      </em>
                      <time dateTime={at}>{format.moment(at)}</time>
                    </div>
                    {reason !== null && <p>{t('reason', { reason })}</p>}
                    <details>
                      <summary>{details.map(({ what }) => what).join(', ')}</summary>
                      <ul>
                        {details.map(({ what, before, after }) => (
                          <li key={what}>
                            <code>{what}</code>:{' '}
                            {before === unsaid
                              ? textOf(after)
                              : t('fromTo', { before: textOf(before), after: textOf(after) })}
                          </li>
                        ))}
                      </ul>
                    </details>
                  </li>
                ),
              )}
            </ol>
            {!isAll && changes.length > shownAtFirst && (
              <Button variant="default" className={styles.more} onClick={() => setIsAll(true)}>
                {t('more', { count: changes.length })}
              </Button>
            )}
          </>
        )
      }
    </Panel>
  );
}

/** What the server says where a change is not from one value to another. */
const unsaid = '–';

const stateOf = { widening: 'open', narrowing: 'good', neutral: 'neutral' } as const;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
