import { IconBugOff, IconChevronLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useIsExceptionUnknown } from '../../data/ever-seen.ts';
import { useProductId } from '../../data/product-id.ts';
import { useDays } from '../../data/products.ts';
import { useReport } from '../../data/reports.ts';
import { keepView } from '../../ui/filters/keep-view.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import { FigureTiles } from '../../ui/report/FigureTiles.tsx';
import { NeverSeen } from '../../ui/report/NeverSeen.tsx';
import { ReportPage } from '../../ui/report/ReportPage.tsx';
import { ReportPanel } from '../../ui/report/ReportPanel.tsx';
import { useQuestion } from '../../ui/report/useQuestion.ts';
import { Notice } from '../../ui/states/Notice.tsx';
import styles from './crashes.module.css';
import { VersionsOfException } from './VersionsOfException.tsx';

/** As many kinds of exceptions as a report gives. */
const mostExceptions = '1000';

/** One kind of exception: how often, on how many installations, since when and in which versions. */
export function CrashPage(): JSX.Element {
  const product = useProductId();
  const t = useTranslations('crash');
  const format = useFormat();
  const question = useQuestion();
  const { exception } = question.view.settings;
  const answer = useReport(product, 'exceptions', { ...question.base, limit: mostExceptions });
  const found = answer.data?.rows.find(({ fingerprint }) => fingerprint === exception);
  const firstDay = useDays(product).data?.firstDay ?? null;
  const isMissing = answer.isSuccess && found === undefined;
  const isUnknown = useIsExceptionUnknown({ product, firstDay, name: isMissing ? exception : undefined });
  return (
    <ReportPage
      title={found?.type ?? t('title')}
      question={question}
      above={
        <Link
          className={styles.back}
          to="/products/$product/crashes"
          params={{ product: String(product) }}
          search={keepView}
        >
          <IconChevronLeft size={14} aria-hidden="true" />
          {t('all')}
        </Link>
      }
    >
      {(found || answer.isPending) && (
        <FigureTiles
          label={t('title')}
          tiles={[
            { key: 'installations', name: t('installations'), value: format.count(found?.installations) },
            { key: 'exceptions', name: t('times'), value: format.count(found?.exceptions) },
            {
              key: 'unhandled',
              name: t('unhandled'),
              value: format.percent(found && found.unhandled / found.exceptions),
              note: found ? t('unhandledNote', { count: format.count(found.unhandled) }) : '',
            },
          ]}
        />
      )}
      {isUnknown && exception !== undefined ? (
        <NeverSeen product={product} kind="exception" name={exception} />
      ) : (
        <ReportPanel
          report="exceptions"
          title={t('where')}
          sentence={t('sentence')}
          answer={answer}
          heightPx={150}
          isTable
          figures={({ rows, query }) => ({
            name: `exception-${exception ?? ''}-${query['from']}-${query['to']}`,
            columns: [t('installations'), t('times'), t('firstDay'), t('lastDay'), t('firstVersion'), t('lastVersion')],
            rows: rows
              .filter(({ fingerprint }) => fingerprint === exception)
              .map((row) => [
                row.installations,
                row.exceptions,
                row.firstDay,
                row.lastDay,
                row.firstVersion,
                row.lastVersion,
              ]),
          })}
          renderEmpty={() =>
            found ? undefined : (
              <Notice icon={<IconBugOff size={20} stroke={1.6} />} title={t('none')}>
                {t('noneText')}
              </Notice>
            )
          }
        >
          {() =>
            found && (
              <>
                <pre className={styles.frame}>
                  {found.type}
                  {'\n    '}
                  {found.frame}
                </pre>
                <dl className={styles.facts}>
                  {(
                    [
                      ['firstDay', format.dayWithWeekday(found.firstDay)],
                      ['lastDay', format.dayWithWeekday(found.lastDay)],
                      ['firstVersion', found.firstVersion],
                      ['lastVersion', found.lastVersion],
                      ['fingerprint', found.fingerprint],
                    ] as const
                  ).map(([name, value]) => (
                    <div key={name}>
                      <dt>{t(name)}</dt>
                      <dd>{value}</dd>
                    </div>
                  ))}
                </dl>
              </>
            )
          }
        </ReportPanel>
      )}
      {found && <VersionsOfException product={product} question={question} exception={found.fingerprint} />}
    </ReportPage>
  );
}
