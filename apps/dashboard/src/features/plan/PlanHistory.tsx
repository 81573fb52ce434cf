import type { PlanHistory as History } from '@usance/api';
import { IconHistory } from '@tabler/icons-react';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { usePlanHistory } from '../../data/plan.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import report from '../../ui/report/report.module.css';
import { Notice } from '../../ui/states/Notice.tsx';
import { ChangeList } from './ChangeList.tsx';
import styles from './plan.module.css';

/** Every version that was published, what it changed, and why. */
export function PlanHistory({ product }: { product: number }): JSX.Element {
  const t = useTranslations('plan');
  const format = useFormat();
  const answer = usePlanHistory(product);
  return (
    <Panel<History>
      className={report.whole}
      title={t('history')}
      definition={t('historySentence')}
      answer={answer}
      minHeightPx={60}
    >
      {(plans) =>
        plans.length === 0 ? (
          <Notice icon={<IconHistory size={20} stroke={1.6} />} title={t('noHistory')} />
        ) : (
          <ul className={styles.history}>
            {plans.map(({ version, publishedAt, reason, hash, changes }) => (
              <li key={version}>
                <details>
                  <summary>
                    <b>{t('version', { version: String(version) })}</b>
                    <span>{format.moment(publishedAt)}</span>
                    <span>{t('changeCount', { count: changes.length })}</span>
                  </summary>
                  {reason !== null && (
                    <p>
                      {t('reason')}: <q>{reason}</q>
                    </p>
                  )}
                  <ChangeList changes={changes} />
                  <p className={styles.hash}>
                    {t('hash')}: <code>{hash}</code>
                  </p>
                </details>
              </li>
            ))}
          </ul>
        )
      }
    </Panel>
  );
}
