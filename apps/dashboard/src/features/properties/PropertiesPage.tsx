import { IconAdjustmentsOff } from '@tabler/icons-react';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useDimensions } from '../../data/dimensions.ts';
import { useProductId } from '../../data/product-id.ts';
import { useReport } from '../../data/reports.ts';
import { useView } from '../../ui/filters/useView.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import { BreakdownPanel } from '../../ui/report/BreakdownPanel.tsx';
import { FigureTiles } from '../../ui/report/FigureTiles.tsx';
import { NeverSeen } from '../../ui/report/NeverSeen.tsx';
import { ReportPage } from '../../ui/report/ReportPage.tsx';
import report from '../../ui/report/report.module.css';
import { SplitTrendPanel } from '../../ui/report/SplitTrendPanel.tsx';
import { useQuestion } from '../../ui/report/useQuestion.ts';
import { Notice } from '../../ui/states/Notice.tsx';
import { Choice } from '../../ui/Choice.tsx';

const prefix = 'property.';
const numbers = ['min', 'p10', 'median', 'mean', 'p90', 'max'] as const;

/** What the product's own properties hold: their values over time, and of those that are numbers the spread. */
export function PropertiesPage(): JSX.Element {
  const product = useProductId();
  const t = useTranslations('properties');
  const format = useFormat();
  const { set } = useView();
  const question = useQuestion();
  const dimensions = useDimensions(product);
  const properties = (dimensions.data ?? [])
    .filter(({ name }) => name.startsWith(prefix))
    .map(({ name }) => name.slice(prefix.length));
  const property = question.view.settings.property ?? properties[0];
  const isUnknown = dimensions.isSuccess && property !== undefined && !properties.includes(property);
  const answer = useReport(
    product,
    'property-numbers',
    property === undefined ? undefined : { ...question.base, property },
  );
  const row = answer.data?.rows[0];
  return (
    <ReportPage title={t('title')} question={question}>
      {property === undefined ? (
        dimensions.isSuccess && (
          <div className={report.noticeCard}>
            <Notice icon={<IconAdjustmentsOff size={20} stroke={1.6} />} title={t('none')}>
              {t('noneText')}
            </Notice>
          </div>
        )
      ) : isUnknown ? (
        <NeverSeen product={product} kind="property" name={property} />
      ) : (
        <>
          <SplitTrendPanel
            product={product}
            question={question}
            by={`${prefix}${property}`}
            title={t('trend', { property })}
            sentence={t('trendSentence')}
            tools={
              <Choice
                searchable
                className={report.field}
                aria-label={t('choose')}
                data={[...new Set([property, ...properties])]}
                value={property}
                onChange={(next) => next !== null && set({ property: next })}
              />
            }
          />
          {row && row.count > 0 && (
            <FigureTiles
              label={t('numbers', { property })}
              tiles={numbers.map((name) => ({
                key: name,
                name: t(`number.${name}`),
                value: format.decimal(row[name]),
                note: name === 'median' ? t('counted', { count: row.count }) : undefined,
              }))}
            />
          )}
          {/* Only an answer tells whether a property holds numbers, which would push away what stands below. */}
          {!answer.isPending && (
            <BreakdownPanel
              width="whole"
              title={t('values', { property })}
              dimensions={[`${prefix}${property}`]}
              product={product}
              question={question}
            />
          )}
        </>
      )}
    </ReportPage>
  );
}
