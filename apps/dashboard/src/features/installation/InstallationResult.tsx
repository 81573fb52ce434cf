import type { InstallationHistory } from '@usance/api';
import { Link } from '@tanstack/react-router';
import type { JSX, ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../ui/format/useFormat.ts';
import { Card } from '../../ui/Card.tsx';
import { FigureTiles } from '../../ui/report/FigureTiles.tsx';
import report from '../../ui/report/report.module.css';
import { DayCalendar } from './DayCalendar.tsx';
import { ExceptionTable } from './ExceptionTable.tsx';
import { KnownFacts } from './KnownFacts.tsx';
import { SessionDayTable } from './SessionDayTable.tsx';

/** All that is kept of the installation that was looked up. */
export function InstallationResult({
  product,
  history,
}: {
  product: number;
  history: InstallationHistory;
}): JSX.Element {
  const t = useTranslations('installation');
  const format = useFormat();
  const toCentre = (text: ReactNode) => (
    <Link to="/products/$product/privacy" params={{ product: String(product) }}>
      {text}
    </Link>
  );
  return (
    <>
      <FigureTiles
        label={t('summary')}
        tiles={[
          {
            key: 'firstDay',
            name: t('firstDay'),
            value: format.dayWithYear(history.firstDay),
            note: history.replacement ? t('replacement') : undefined,
          },
          { key: 'lastDay', name: t('lastDay'), value: format.dayWithYear(history.lastDay) },
          { key: 'days', name: t('days'), value: format.count(history.days) },
          { key: 'sessions', name: t('sessions'), value: format.count(history.sessions) },
          { key: 'hours', name: t('hours'), value: format.decimal(history.seconds / 3_600) },
        ]}
      />
      <Card className={report.whole} title={t('calendar')} sentence={t('calendarSentence')}>
        <DayCalendar history={history} />
      </Card>
      <Card className={report.whole} title={t('facts')} sentence={t('factsSentence')}>
        <KnownFacts history={history} />
      </Card>
      <Card className={report.whole} title={t('sessionDays')} sentence={t('sessionDaysSentence')}>
        <SessionDayTable sessionDays={history.sessionDays} />
        {!history.isComplete && <p className={report.note}>{t('incomplete')}</p>}
        <p className={report.note}>{t.rich('rights', { centre: toCentre })}</p>
      </Card>
      {history.exceptions.length > 0 && (
        <Card className={report.whole} title={t('exceptions')} sentence={t('exceptionsSentence')}>
          <ExceptionTable exceptions={history.exceptions} />
        </Card>
      )}
    </>
  );
}
