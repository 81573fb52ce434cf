import { Button, CloseButton } from '@mantine/core';
import type { JSX, ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useReport } from '../../data/reports.ts';
import { AddFilter } from '../../ui/filters/AddFilter.tsx';
import { useNames } from '../../ui/filters/useNames.ts';
import { useView } from '../../ui/filters/useView.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import { FeatureChoice } from '../../ui/report/FeatureChoice.tsx';
import type { Question } from '../../ui/report/question.ts';
import { ReportPanel } from '../../ui/report/ReportPanel.tsx';
import report from '../../ui/report/report.module.css';
import styles from './platforms.module.css';

const asStrong = (chunks: ReactNode) => <b>{chunks}</b>;

/** Questions that come up at every release. */
const examples = ['memoryMb=..8192', 'os=Linux', 'arch=ia32'] as const;

/** Whom would we lose? What depends on something that may be dropped: a system, an old version, a feature. */
export function DroppingPanel({ product, question }: { product: number; question: Question }): JSX.Element {
  const t = useTranslations('platforms.dropping');
  const format = useFormat();
  const names = useNames();
  const { view, set } = useView();
  const what = view.settings.what ?? examples[0];
  const answer = useReport(product, 'dropping', { ...question.base, what });
  const nameOf = (text: string) => {
    const cut = text.indexOf('=');
    const [key, value] = [text.slice(0, cut), text.slice(cut + 1)];
    if (cut === -1 || key === 'feature') return cut === -1 ? text : value;
    return names.filter(key, value);
  };
  const measures = ['installations', 'only', 'last', 'sessions', 'hours'] as const;
  return (
    <ReportPanel
      report="dropping"
      title={t('title')}
      sentence={t('sentence')}
      answer={answer}
      heightPx={150}
      tools={
        <>
          <FeatureChoice
            key={what}
            product={product}
            label={t('feature')}
            value={undefined}
            onChoose={(name) => set({ what: name?.includes('=') ? `feature=${name}` : name })}
          />
          <AddFilter
            product={product}
            filters={{}}
            label={t('value')}
            onAdd={(key, value) => set({ what: `${key}=${value}` })}
          />
        </>
      }
      figures={({ rows, query }) => ({
        name: `dropping-${query['from']}-${query['to']}`,
        columns: [
          t('what'),
          t('active'),
          ...measures.map((measure) => t(`measure.${measure}`)),
          t('activeSessions'),
          t('activeHours'),
        ],
        rows: rows.map((row) => [
          what,
          row.active,
          ...measures.map((measure) => row[measure]),
          row.activeSessions,
          row.activeHours,
        ]),
        kinds: ['text', 'count', 'count', 'count', 'count', 'count', 'decimal', 'count', 'decimal'],
      })}
    >
      {({ rows: [row] }) => (
        <>
          <p className={styles.what}>
            {t.rich('asked', { what: nameOf(what), strong: asStrong })}
            {view.settings.what !== undefined && (
              <CloseButton size="sm" aria-label={t('reset')} onClick={() => set({ what: undefined })} />
            )}
            <span className={styles.examples}>
              {examples
                .filter((example) => example !== what)
                .map((example) => (
                  <Button key={example} variant="subtle" onClick={() => set({ what: example })}>
                    {nameOf(example)}
                  </Button>
                ))}
            </span>
          </p>
          {row && (
            <dl className={styles.measures}>
              {measures.map((measure) => {
                const whole =
                  measure === 'sessions' ? row.activeSessions : measure === 'hours' ? row.activeHours : row.active;
                return (
                  <div key={measure}>
                    <dt title={t(`help.${measure}`)}>{t(`measure.${measure}`)}</dt>
                    <dd>
                      <span className={report.tileValue}>{whole > 0 ? format.percent(row[measure] / whole) : '–'}</span>
                      <span className={report.tileNote}>
                        {t('of', { part: format.count(row[measure]), whole: format.count(whole) })}
                      </span>
                    </dd>
                    <dd className={styles.help}>{t(`help.${measure}`)}</dd>
                  </div>
                );
              })}
            </dl>
          )}
        </>
      )}
    </ReportPanel>
  );
}
