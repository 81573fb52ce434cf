import { IconHourglassEmpty } from '@tabler/icons-react';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useReport } from '../../data/reports.ts';
import { Legend } from '../../ui/charts/Legend.tsx';
import { LineChart } from '../../ui/charts/LineChart.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import { ReportPanel } from '../../ui/report/ReportPanel.tsx';
import report from '../../ui/report/report.module.css';
import { Notice } from '../../ui/states/Notice.tsx';
import type { FeatureQuestion } from './feature-question.ts';

/** Whether installations that found a feature in their first week stay longer than the others. */
export function StayingPanel({ product, question, feature }: FeatureQuestion): JSX.Element {
  const t = useTranslations('feature.staying');
  const format = useFormat();
  const answer = useReport(product, 'feature-retention', { ...question.base, feature });
  return (
    <ReportPanel
      isDrawn
      report="feature-retention"
      width="half"
      title={t('title')}
      sentence={t('sentence')}
      answer={answer}
      heightPx={300}
      figures={({ rows, query }) => ({
        name: `feature-retention-${query['from']}-${query['to']}`,
        columns: [t('week'), t('users'), t('ofUsers'), t('others'), t('ofOthers')],
        rows: rows.map((row) => [
          t('weekNumber', { week: row.week }),
          row.usersRetention ?? undefined,
          row.users,
          row.othersRetention ?? undefined,
          row.others,
        ]),
        kinds: ['text', 'share', 'count', 'share', 'count'],
      })}
      renderEmpty={({ rows }) =>
        rows.every(({ users, others }) => users + others === 0) ? (
          <Notice icon={<IconHourglassEmpty size={20} stroke={1.6} />} title={t('tooEarly')}>
            {t('tooEarlyText')}
          </Notice>
        ) : undefined
      }
    >
      {({ rows }) => {
        const seen = rows.filter(({ users, others }) => users + others > 0);
        const lines = [
          {
            key: 'users',
            label: t('users'),
            color: 'var(--c1)',
            values: seen.map(({ usersRetention }) => usersRetention ?? undefined),
          },
          {
            key: 'others',
            label: t('others'),
            color: 'var(--c2)',
            values: seen.map(({ othersRetention }) => othersRetention ?? undefined),
          },
        ];
        return (
          <>
            <LineChart
              label={t('title')}
              periods={seen.map(({ week, isProvisional, users, others }) => ({
                start: String(week),
                tick: t('weekTick', { week }),
                title: t('weekTitle', { week, users: format.count(users), others: format.count(others) }),
                isIncomplete: isProvisional,
              }))}
              lines={lines}
              isShare
              isNarrow={question.isNarrow}
              heightPx={240}
              valueText={format.percent}
              tickText={format.wholePercent}
            />
            <Legend parts={lines} />
            <p className={report.note}>{t('noProof')}</p>
          </>
        );
      }}
    </ReportPanel>
  );
}
