import { IconChevronLeft, IconPointer } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useIsFeatureUnknown } from '../../data/ever-seen.ts';
import { useProductId } from '../../data/product-id.ts';
import { useDays } from '../../data/products.ts';
import { useReport } from '../../data/reports.ts';
import { keepView } from '../../ui/filters/keep-view.ts';
import { useView } from '../../ui/filters/useView.ts';
import { FeatureChoice } from '../../ui/report/FeatureChoice.tsx';
import { NeverSeen } from '../../ui/report/NeverSeen.tsx';
import { ReportPage } from '../../ui/report/ReportPage.tsx';
import report from '../../ui/report/report.module.css';
import { useQuestion } from '../../ui/report/useQuestion.ts';
import { Notice } from '../../ui/states/Notice.tsx';
import styles from './features.module.css';
import { FirstUsePanel } from './FirstUsePanel.tsx';
import { FrequencyPanel } from './FrequencyPanel.tsx';
import { StayingPanel } from './StayingPanel.tsx';
import { TogetherPanel } from './TogetherPanel.tsx';
import { UsePanel } from './UsePanel.tsx';

/** One feature: how its use goes, how often it is used, when it is found, and whether those who use it stay. */
export function FeaturePage(): JSX.Element {
  const product = useProductId();
  const t = useTranslations('feature');
  const question = useQuestion();
  const { set } = useView();
  const { feature } = question.view.settings;
  const firstDay = useDays(product).data?.firstDay ?? null;
  // The same question as that of the first card, so that it costs nothing.
  const used = useReport(product, 'feature', feature === undefined ? undefined : { ...question.base, feature, interval: question.interval }); // prettier-ignore
  const isUnused = used.data?.totals?.['installations'] === 0;
  const isUnknown = useIsFeatureUnknown({ product, firstDay, name: isUnused ? feature : undefined });
  return (
    <ReportPage
      title={feature ?? t('title')}
      question={question}
      hasComparison
      above={
        <div className={styles.above}>
          <Link to="/products/$product/features" params={{ product: String(product) }} search={keepView}>
            <IconChevronLeft size={14} aria-hidden="true" />
            {t('all')}
          </Link>
          <FeatureChoice
            product={product}
            label={t('choose')}
            value={feature}
            onChoose={(next) => set({ feature: next })}
          />
        </div>
      }
    >
      {feature === undefined ? (
        <div className={report.noticeCard}>
          <Notice icon={<IconPointer size={20} stroke={1.6} />} title={t('choose')}>
            {t('chooseText')}
          </Notice>
        </div>
      ) : isUnknown ? (
        <NeverSeen product={product} kind="feature" name={feature} />
      ) : (
        <>
          <UsePanel product={product} question={question} feature={feature} />
          <FrequencyPanel product={product} question={question} feature={feature} />
          <FirstUsePanel product={product} question={question} feature={feature} />
          <StayingPanel product={product} question={question} feature={feature} />
          <TogetherPanel product={product} question={question} feature={feature} />
        </>
      )}
    </ReportPage>
  );
}
