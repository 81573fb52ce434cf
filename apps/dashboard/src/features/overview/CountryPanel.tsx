import { Skeleton } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useProduct } from '../../data/products.ts';
import { useReport } from '../../data/reports.ts';
import { FiguresTable } from '../../ui/FiguresTable.tsx';
import { FiguresTools } from '../../ui/FiguresTools.tsx';
import { isPickable, pickValue } from '../../ui/filters/pick-value.ts';
import { useNames } from '../../ui/filters/useNames.ts';
import { useView } from '../../ui/filters/useView.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Definition } from '../../ui/report/Definition.tsx';
import { RankedBars } from '../../ui/RankedBars.tsx';
import { Notice } from '../../ui/states/Notice.tsx';
import { breakdownFigures } from '../../ui/report/breakdown-figures.ts';
import layout from '../../ui/report/report.module.css';
import styles from './overview.module.css';
import { changeRanges, forDays, type Question } from '../../ui/report/question.ts';
import { countriesQuery } from './first-questions.ts';
import { worldMapQuery } from './world-map.ts';

const listed = 9;

interface CountryPanelProps {
  product: number;
  question: Question;
  /** The product's first day with data. */
  firstDay: string | null;
}

/** Where installations are: as a map, and as the ranking that says the same to keyboard and screen reader. */
export function CountryPanel({ product, question, firstDay }: CountryPanelProps): JSX.Element {
  const t = useTranslations('overview.country');
  const names = useNames();
  const { view, setFilter } = useView();
  const { settings } = useProduct(product);
  const [isTable, setIsTable] = useState(false);
  const query = countriesQuery(question);
  const { data: WorldMap } = useQuery(worldMapQuery);
  const answer = useReport(product, 'breakdown', query);
  const ranges = changeRanges(question, { provisionalFrom: answer.data?.provisionalFrom ?? null, firstDay });
  const isCut = ranges.complete?.to !== question.range?.to;
  const complete = useReport(product, 'breakdown', isCut ? forDays(query, ranges.complete) : undefined);
  const before = useReport(product, 'breakdown', answer.isSuccess ? forDays(query, ranges.before) : undefined);
  const pick = (value: string) => setFilter('country', pickValue('country', value, view.filters['country']));
  const figures = answer.data && (() => breakdownFigures(answer.data, { dimension: 'country', columns: t, names }));
  const hasChange = ranges.before !== undefined && before.isSuccess && (!isCut || complete.isSuccess);

  return (
    <Panel
      className={layout.wide}
      title={t('title')}
      definition={t('definition')}
      minHeightPx={330}
      answer={answer}
      tools={
        <>
          <Definition report="breakdown" title={t('title')} />
          <FiguresTools figures={figures} isTable={isTable} onToggle={() => setIsTable(!isTable)} />
        </>
      }
    >
      {({ rows, totals }) => {
        if (isTable && figures) return <FiguresTable figures={figures()} heightPx={420} />;
        const known = rows.filter(({ value }) => !value.startsWith('('));
        if (known.length === 0 && !settings.keepCountry) {
          return (
            <Notice
              icon={<IconMapOff size={20} stroke={1.6} />}
              title={t('notKept')}
              action={
                <Link to="/products/$product/settings" params={{ product: String(product) }}>
                  {t('openSettings')}
                </Link>
              }
            >
              {t('notKeptText')}
            </Notice>
          );
        }
        return (
          <div className={styles.countryBody}>
            {WorldMap ? (
              <WorldMap
                label={t('map', { countries: known.length })}
                counts={new Map(known.map(({ value, installations }) => [value, installations]))}
                onPick={pick}
              />
            ) : (
              <Skeleton className={styles.mapSkeleton} radius="md" />
            )}
            <div>
              <RankedBars
                caption={t('title')}
                columns={{ value: t('value'), count: t('installations'), change: hasChange ? t('change') : undefined }}
                whole={totals?.['installations'] ?? 0}
                bars={rows.slice(0, listed).map(({ value, installations }) => {
                  const now = isCut ? countIn(complete.data?.rows, value) : installations;
                  const then = countIn(before.data?.rows, value);
                  return {
                    key: value,
                    label: value === '(none)' ? t('unknown') : names.value('country', value),
                    count: installations,
                    compared: hasChange ? { now, before: then } : undefined,
                    onPick: isPickable(value) ? () => pick(value) : undefined,
                  };
                })}
              />
              {rows.length > listed && (
                <button type="button" className={styles.more} onClick={() => setIsTable(true)}>
                  {t('all', { countries: known.length })}
                </button>
              )}
            </div>
          </div>
        );
      }}
    </Panel>
  );
}

function countIn(rows: readonly { value: string; installations: number }[] | undefined, value: string): number {
  return rows?.find((row) => row.value === value)?.installations ?? 0;
}
