import { useDocumentTitle } from '@mantine/hooks';
import { Navigate } from '@tanstack/react-router';
import type { JSX, ReactNode } from 'react';
import { useProductId } from '../../data/product-id.ts';
import { useDays } from '../../data/products.ts';
import { useReport } from '../../data/reports.ts';
import { FilterBar } from '../filters/FilterBar.tsx';
import { useView } from '../filters/useView.ts';
import { ViewMenu } from '../views/ViewMenu.tsx';
import { AsOf } from './AsOf.tsx';
import { faultOf, FaultNotice } from './FaultNotice.tsx';
import { NothingCounted } from './NothingCounted.tsx';
import type { Question } from './question.ts';
import styles from './report.module.css';

interface ReportPageProps {
  title: string;
  question: Question;
  /** Whether the page compares its range with another one; the choice is shown only where it does something. */
  hasComparison?: boolean;
  /** What stands above the cards, such as the way back to a list. */
  above?: ReactNode;
  /** The cards of the page: they stand in a grid of twelve columns. */
  children: ReactNode;
}

/**
 * A page of numbers: title, days and filters, and the cards below. What concerns the whole page is said once here: an address that cannot
 * be understood, a range in which nothing was counted, a product that nothing has arrived for.
 */
export function ReportPage(props: ReportPageProps): JSX.Element {
  const { title, question, hasComparison = false, above, children } = props;
  const product = useProductId();
  const { repeated } = useView();
  const days = useDays(product);
  const { base, view, interval } = question;
  const activity = useReport(product, 'activity', { ...base, lostOn: view.lostOn, interval });
  const fault = faultOf(repeated, activity.error);
  const { active, lost } = activity.data?.totals ?? {};
  const isNothing = active === 0 && lost === 0 && !activity.isPlaceholderData;
  useDocumentTitle(`${title} · Usance`);

  // As long as it is asked again, something may have arrived since.
  if (days.data?.firstDay === null && !days.isFetching) {
    return <Navigate to="/products/$product/first-sync" params={{ product: String(product) }} replace />;
  }
  return (
    <>
      <div className={styles.top}>
        <div className={styles.titleRow}>
          <h1>{title}</h1>
          <ViewMenu product={product} />
          <AsOf atMs={activity.dataUpdatedAt} />
          {above}
        </div>
        <FilterBar product={product} hasComparison={hasComparison} />
      </div>
      {fault ? (
        <FaultNotice fault={fault} />
      ) : (
        <div className={styles.grid}>{isNothing ? <NothingCounted range={question.range} /> : children}</div>
      )}
    </>
  );
}
