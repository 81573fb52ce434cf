import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useReport } from '../../data/reports.ts';
import type { HeatCell } from '../../ui/charts/heat-scale.ts';
import { HeatTable } from '../../ui/charts/HeatTable.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import type { Question } from '../../ui/report/question.ts';
import { ReportPanel } from '../../ui/report/ReportPanel.tsx';
import report from '../../ui/report/report.module.css';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** When sessions begin, by the clocks of those who use the product. */
export function RhythmPanel({ product, question }: { product: number; question: Question }): JSX.Element {
  const t = useTranslations('engagement.rhythm');
  const format = useFormat();
  const answer = useReport(product, 'rhythm', question.base);
  return (
    <ReportPanel
      report="rhythm"
      title={t('title')}
      sentence={t('sentence')}
      answer={answer}
      heightPx={290}
      figures={({ rows, query }) => ({
        name: `rhythm-${query['from']}-${query['to']}`,
        columns: [t('weekday'), ...hours.map(format.hour)],
        rows: weekdays.map((weekday) => [
          format.weekday(weekday),
          ...hours.map((hour) => rows.find((row) => row.weekday === weekday && row.hour === hour)?.sessions),
        ]),
      })}
    >
      {({ rows, totals }) => (
        <>
          <HeatTable
            caption={t('title')}
            head={{ label: t('weekday') }}
            isDense
            domain={[0, Math.max(1, ...rows.map(({ sessions }) => sessions))]}
            domainText={format.count}
            columns={hours.map((hour) => ({
              key: String(hour),
              label: hour % 3 === 0 ? format.hour(hour) : '',
              title: format.hour(hour),
            }))}
            rows={weekdays.map((weekday) => ({
              key: String(weekday),
              label: format.weekday(weekday),
              cells: hours.map((hour): HeatCell | undefined => {
                const row = rows.find((one) => one.weekday === weekday && one.hour === hour);
                return (
                  row && {
                    value: row.sessions,
                    text: format.count(row.sessions),
                    state: 'scaled',
                    title: t('cell', {
                      weekday: format.weekday(weekday),
                      hour: format.hour(hour),
                      sessions: row.sessions,
                      installations: row.installations,
                    }),
                  }
                );
              }),
            }))}
          />
          {(totals?.['unknownSessions'] ?? 0) > 0 && (
            <p className={report.note}>{t('unknown', { count: totals?.['unknownSessions'] ?? 0 })}</p>
          )}
        </>
      )}
    </ReportPanel>
  );
}
