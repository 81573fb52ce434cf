import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useProductId } from '../../data/product-id.ts';
import { useReport } from '../../data/reports.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import { FigureTiles } from '../../ui/report/FigureTiles.tsx';
import { ReportPage } from '../../ui/report/ReportPage.tsx';
import { useQuestion } from '../../ui/report/useQuestion.ts';
import { CrashTrendPanel } from './CrashTrendPanel.tsx';
import { CrashFreePanel } from './CrashFreePanel.tsx';
import { ExceptionsPanel } from './ExceptionsPanel.tsx';

/** How often the product breaks, where, and since which version. */
export function CrashesPage(): JSX.Element {
  const product = useProductId();
  const t = useTranslations('crashes');
  const format = useFormat();
  const question = useQuestion('version');
  const by = question.by ?? 'version';
  const answer = useReport(product, 'crash-free', { ...question.base, by, limit: '20' });
  const totals = answer.data?.totals;
  return (
    <ReportPage title={t('title')} question={question} hasComparison>
      <FigureTiles
        label={t('title')}
        tiles={[
          {
            key: 'sessionDays',
            name: t('freeDays'),
            value: format.finePercent(totals?.['crashFreeSessionDays']),
            note: totals
              ? t('ofDays', {
                  crashed: format.count(totals['crashedSessionDays']),
                  all: format.count(totals['sessionDays']),
                })
              : '',
          },
          {
            key: 'installations',
            name: t('freeInstallations'),
            value: format.finePercent(totals?.['crashFreeInstallations']),
            note: totals
              ? t('ofInstallations', {
                  crashed: format.count(totals['crashedInstallations']),
                  all: format.count(totals['installations']),
                })
              : '',
          },
        ]}
      />
      <CrashTrendPanel product={product} question={question} />
      <CrashFreePanel product={product} question={question} by={by} answer={answer} />
      <ExceptionsPanel product={product} question={question} />
    </ReportPage>
  );
}
