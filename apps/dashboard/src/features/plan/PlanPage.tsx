import { Skeleton } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { usePlan } from '../../data/plan.ts';
import { useProductId } from '../../data/product-id.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import report from '../../ui/report/report.module.css';
import { FailureNotice } from '../../ui/states/FailureNotice.tsx';
import { OpenMode } from './OpenMode.tsx';
import { PlanEditor } from './PlanEditor.tsx';
import { PlanHistory } from './PlanHistory.tsx';
import { PlanInForce } from './PlanInForce.tsx';
import styles from './plan.module.css';

/** What may be collected and why, what of it arrives, and how to change it. */
export function PlanPage(): JSX.Element {
  const product = useProductId();
  const t = useTranslations('plan');
  const plan = usePlan(product);
  return (
    <>
      <PageHead title={t('title')} text={t('text')} />
      <div className={report.grid} aria-busy={plan.isPending}>
        {plan.isPending && <Skeleton className={`${report.whole} ${styles.place}`} radius="lg" />}
        {plan.isError && (
          <div className={report.noticeCard}>
            <FailureNotice error={plan.error} onRetry={() => void plan.refetch()} />
          </div>
        )}
        {plan.isSuccess && (
          <>
            {plan.data ? <PlanInForce product={product} published={plan.data} /> : <OpenMode product={product} />}
            <PlanEditor product={product} published={plan.data} />
            <PlanHistory product={product} />
          </>
        )}
      </div>
    </>
  );
}
