import type { Audit, AuditEntry } from '@usance/api';
import { Button } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useState, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useAudit } from '../../data/installation.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import report from '../../ui/report/report.module.css';
import { Notice } from '../../ui/states/Notice.tsx';
import type { Column } from '../../ui/table-columns.ts';
import styles from './installation.module.css';

/** Who looked at an installation, and when: for everybody who may manage the product to see. */
export function AuditPanel({ product }: { product: number }): JSX.Element {
  const t = useTranslations('audit');
  const format = useFormat();
  const [before, setBefore] = useState(0);
  const answer = useAudit(product, before);
  const columns: Column<AuditEntry>[] = [
    { key: 'at', label: t('at'), kind: 'text', value: ({ at }) => at, renderCell: ({ at }) => format.moment(at) },
    {
      key: 'by',
      label: t('by'),
      kind: 'text',
      value: ({ by }) => (by.kind === 'token' ? t('token', { name: by.name }) : by.name),
    },
    { key: 'action', label: t('action'), kind: 'text', value: ({ action }) => t(`actions.${action}`) },
    { key: 'outcome', label: t('outcome'), kind: 'text', value: ({ outcome }) => t(`outcomes.${outcome}`) },
  ];
  return (
    <Panel<Audit>
      className={report.whole}
      title={t('title')}
      definition={t('sentence')}
      answer={answer}
      minHeightPx={160}
    >
      {({ entries, next }) =>
        entries.length === 0 ? (
          <Notice icon={<IconEye size={20} stroke={1.6} />} title={t('none')} />
        ) : (
          <>
            <DataTable caption={t('title')} columns={columns} rows={entries} keyOf={({ id }) => String(id)} />
            {(next !== null || before > 0) && (
              <div className={styles.pager}>
                <Button variant="default" disabled={before === 0} onClick={() => setBefore(0)}>
                  {t('newest')}
                </Button>
                <Button variant="default" disabled={next === null} onClick={() => setBefore(next ?? 0)}>
                  {t('older')}
                </Button>
              </div>
            )}
          </>
        )
      }
    </Panel>
  );
}
