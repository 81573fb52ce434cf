import type { Expiry, Retention } from '@usance/api';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useRetention } from '../../data/privacy.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import report from '../../ui/report/report.module.css';
import type { Column } from '../../ui/table-columns.ts';
import styles from './privacy.module.css';

const kinds = ['keepSessionDays', 'keepEventsDays', 'identifierMonths'] as const;
const shownAtFirst = 8;

/** How long what is kept, what no setting can exceed, and what was deleted when. */
export function RetentionPanel({ product }: { product: number }): JSX.Element {
  const t = useTranslations('privacy.retention');
  const format = useFormat();
  const answer = useRetention(product);
  const [isAll, setIsAll] = useState(false);
  const long = (kind: (typeof kinds)[number], count: number) =>
    t(kind === 'identifierMonths' ? 'months' : 'days', { count });
  const columns: Column<Expiry>[] = [
    { key: 'at', label: t('at'), kind: 'text', value: ({ at }) => at, renderCell: ({ at }) => format.moment(at) },
    { key: 'sessionDays', label: t('sessionDays'), kind: 'count', value: ({ sessionDays }) => sessionDays },
    { key: 'details', label: t('details'), kind: 'count', value: ({ details }) => details },
    { key: 'parts', label: t('parts'), kind: 'count', value: ({ parts }) => parts },
    { key: 'weeks', label: t('weeks'), kind: 'count', value: ({ weeks }) => weeks },
    { key: 'installations', label: t('installations'), kind: 'count', value: ({ installations }) => installations },
  ];
  return (
    <Panel<Retention>
      className={report.half}
      title={t('title')}
      definition={t('sentence')}
      answer={answer}
      minHeightPx={260}
    >
      {(retention) => (
        <>
          <table className={styles.facts}>
            <thead>
              <tr>
                <th scope="col">{t('what')}</th>
                <th scope="col">{t('setting')}</th>
                <th scope="col">{t('ceiling')}</th>
              </tr>
            </thead>
            <tbody>
              {kinds.map((kind) => (
                <tr key={kind}>
                  <th scope="row">{t(`kinds.${kind}`)}</th>
                  <td>
                    <b>{long(kind, retention[kind])}</b>
                  </td>
                  <td>{long(kind, retention.ceilings[kind])}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className={styles.plain}>
            <Link to="/products/$product/settings" params={{ product: String(product) }}>
              {t('toSettings')}
            </Link>
          </p>
          <h3 className={styles.part}>{t('deleted')}</h3>
          {retention.expiries.length === 0 ? (
            <p className={styles.plain}>{t('none')}</p>
          ) : (
            <DataTable
              caption={t('deleted')}
              columns={columns}
              rows={isAll ? retention.expiries : retention.expiries.slice(0, shownAtFirst)}
              keyOf={({ at }) => at}
            />
          )}
          {!isAll && retention.expiries.length > shownAtFirst && (
            <Button variant="default" className={styles.more} onClick={() => setIsAll(true)}>
              {t('more', { count: retention.expiries.length })}
            </Button>
          )}
        </>
      )}
    </Panel>
  );
}
