import { Button } from '@mantine/core';
import { IconFilter2 } from '@tabler/icons-react';
import type { ReportRows } from '@usance/api';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useKnownFeatures } from '../../data/features.ts';
import { useProductId } from '../../data/product-id.ts';
import { useReport } from '../../data/reports.ts';
import { useView } from '../../ui/filters/useView.ts';
import { ReportPage } from '../../ui/report/ReportPage.tsx';
import { ReportPanel } from '../../ui/report/ReportPanel.tsx';
import report from '../../ui/report/report.module.css';
import { SplitChoice } from '../../ui/report/SplitChoice.tsx';
import { useQuestion } from '../../ui/report/useQuestion.ts';
import { Notice } from '../../ui/states/Notice.tsx';
import { FunnelBars } from './FunnelBars.tsx';
import { Choice } from '../../ui/Choice.tsx';
import styles from './funnels.module.css';
import { SplitFunnelPanel } from './SplitFunnelPanel.tsx';
import { readSteps, writeSteps, type Step } from './steps.ts';
import { StepsEditor } from './StepsEditor.tsx';
import { useStepName } from './useStepName.ts';

/** Days that there may be between the first step and the last. */
const windows = [0, 1, 7, 14, 30, 60, 90, 365] as const;
const usualWindow = 30;

/** How far installations get on a way of several steps, which the address holds. */
export function FunnelsPage(): JSX.Element {
  const product = useProductId();
  const t = useTranslations('funnels');
  const question = useQuestion();
  const { set } = useView();
  const nameOf = useStepName();
  const { settings } = question.view;
  const steps = readSteps(settings.steps);
  const days = windows.find((one) => String(one) === settings.window) ?? usualWindow;
  const isEnough = steps.length > 1;
  const query = isEnough ? { ...question.base, steps: writeSteps(steps), window: String(days) } : undefined;
  const answer = useReport(product, 'funnel', query);
  const change = (next: readonly Step[]) => set({ steps: writeSteps(next) });
  const stepName = ({ step, name }: ReportRows['funnel']) => {
    const asked = steps[step - 1];
    return asked ? nameOf(asked) : name;
  };
  const editor = <StepsEditor product={product} steps={steps} onChange={change} />;
  return (
    <ReportPage title={t('title')} question={question}>
      {isEnough ? (
        <>
          <ReportPanel
            report="funnel"
            title={steps.map(nameOf).join(' → ')}
            sentence={t('sentence', { days })}
            answer={answer}
            heightPx={320}
            tools={
              <>
                <Choice
                  className={styles.window}
                  aria-label={t('window')}
                  data={windows.map((one) => ({ value: String(one), label: t('within', { days: one }) }))}
                  value={String(days)}
                  onChange={(next) => set({ window: next === String(usualWindow) ? undefined : (next ?? undefined) })}
                />
                <SplitChoice product={product} question={question} hasNone />
              </>
            }
            figures={({ rows, query: asked }) => ({
              name: `funnel-${asked['from']}-${asked['to']}`,
              columns: [t('step'), t('installations'), t('ofFirst'), t('ofPrevious'), t('medianDays')],
              rows: rows.map((row) => [
                `${row.step}. ${stepName(row)}`,
                row.installations,
                row.shareOfFirst,
                row.shareOfPrevious,
                row.medianDays ?? undefined,
              ]),
              kinds: ['text', 'count', 'share', 'share', 'decimal'],
            })}
          >
            {({ rows }) => (
              <>
                {editor}
                <FunnelBars rows={rows} nameOf={stepName} />
              </>
            )}
          </ReportPanel>
          {question.by !== undefined && query && (
            <SplitFunnelPanel product={product} by={question.by} query={query} steps={steps} />
          )}
        </>
      ) : (
        <section className={report.noticeCard} aria-label={t('steps')}>
          <Notice
            icon={<IconFilter2 size={20} stroke={1.6} />}
            title={t('choose')}
            action={
              <>
                {editor}
                <Suggestion product={product} onTake={change} />
              </>
            }
          >
            {t('chooseText')}
          </Notice>
        </section>
      )}
    </ReportPage>
  );
}

/** A first funnel with one click: from the most used feature to the next one. */
function Suggestion({ product, onTake }: { product: number; onTake: (steps: Step[]) => void }): JSX.Element | null {
  const t = useTranslations('funnels');
  const names = (useKnownFeatures(product).data ?? []).slice(0, 3).map(({ name }) => name);
  if (names.length < 2) return null;
  return (
    <Button variant="default" onClick={() => onTake(names.map((name) => ({ kind: 'feature', name })))}>
      {t('suggestion', { steps: names.join(' → ') })}
    </Button>
  );
}
