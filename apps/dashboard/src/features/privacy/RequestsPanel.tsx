import type { ErasureCounts, HandledRequest } from '@usance/api';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useRequests } from '../../data/privacy.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { today } from '../../ui/filters/day.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import report from '../../ui/report/report.module.css';
import { Allowed } from '../../ui/rights/Allowed.tsx';
import type { Column } from '../../ui/table-columns.ts';
import styles from './privacy.module.css';
import { RequestForm } from './RequestForm.tsx';

/** Helps people who asked the vendor, and shows who was helped by when. */
export function RequestsPanel({ product }: { product: number }): JSX.Element {
  const t = useTranslations('privacy.requests');
  const format = useFormat();
  const answer = useRequests(product);
  const day = today();
  const columns: Column<HandledRequest>[] = [
    {
      key: 'received',
      label: t('received'),
      kind: 'text',
      value: ({ receivedDay }) => receivedDay,
      renderCell: ({ receivedDay }) => format.dayWithYear(receivedDay),
    },
    { key: 'what', label: t('what'), kind: 'text', value: ({ kind }) => t(`kinds.${kind}`) },
    {
      key: 'due',
      label: t('due'),
      kind: 'text',
      value: ({ dueDay }) => dueDay,
      renderCell: ({ dueDay }) => format.dayWithYear(dueDay),
    },
    {
      key: 'state',
      label: t('state'),
      kind: 'text',
      value: ({ isDone }) => t(isDone ? 'done' : 'open'),
      renderCell: ({ isDone, dueDay }) => (
        <em className={styles.badge} data-state={isDone ? 'good' : dueDay < day ? 'bad' : 'open'}>
          {t(isDone ? 'done' : 'open')}
        </em>
      ),
    },
    { key: 'by', label: t('by'), kind: 'text', value: ({ by }) => by },
    { key: 'reference', label: t('reference'), kind: 'text', value: ({ note }) => note ?? '–' },
  ];
  return (
    <Panel<{ requests: HandledRequest[]; counts: ErasureCounts }>
      className={report.whole}
      title={t('title')}
      definition={t('sentence')}
      answer={answer}
      minHeightPx={300}
    >
      {({ requests, counts }) => (
        <div className={styles.desk}>
          <Allowed to="inspect" isLine>
            <RequestForm product={product} />
          </Allowed>
          <div>
            <h3 className={styles.part}>{t('handled')}</h3>
            {requests.length === 0 ? (
              <p className={styles.plain}>{t('none')}</p>
            ) : (
              <DataTable caption={t('handled')} columns={columns} rows={requests} keyOf={({ id }) => String(id)} />
            )}
            <p className={styles.plain}>{t('counts', counts)}</p>
          </div>
        </div>
      )}
    </Panel>
  );
}
