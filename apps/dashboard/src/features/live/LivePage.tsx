import type { LiveAnswer } from '@usance/api';
import { IconActivity } from '@tabler/icons-react';
import { useMediaQuery, useDocumentTitle } from '@mantine/hooks';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useLive } from '../../data/live.ts';
import { useProductId } from '../../data/product-id.ts';
import { TimeSeries } from '../../ui/charts/TimeSeries.tsx';
import { useNames } from '../../ui/filters/useNames.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import { RankedBars } from '../../ui/RankedBars.tsx';
import report from '../../ui/report/report.module.css';
import { FigureTiles } from '../../ui/report/FigureTiles.tsx';
import { Notice } from '../../ui/states/Notice.tsx';
import styles from './live.module.css';

const lists = [
  { name: 'versions', dimension: 'version' },
  { name: 'countries', dimension: 'country' },
] as const;

/** Whom the server has heard of in the last half hour; it stands in no report. */
export function LivePage(): JSX.Element {
  const product = useProductId();
  const t = useTranslations('live');
  const format = useFormat();
  const names = useNames();
  const isNarrow = useMediaQuery('screen and (max-width: 860px)', false, { getInitialValueInEffect: false });
  const answer = useLive(product);
  useDocumentTitle(`${t('title')} · Usance`);
  const { data } = answer;
  return (
    <>
      <div className={report.top}>
        <div className={report.titleRow}>
          <h1>{t('title')}</h1>
          {data && (
            <span className={styles.state} data-failed={answer.isError}>
              {answer.isError ? t('interrupted') : t('asOf', { time: format.timeWithSeconds(Date.parse(data.at)) })}
            </span>
          )}
        </div>
        <p className={styles.text}>{t('text')}</p>
      </div>
      <div className={report.grid}>
        <FigureTiles
          label={t('title')}
          tiles={[
            {
              key: 'now',
              name: data ? t('now', { minutes: data.now.minutes }) : t('nowAsked'),
              value: format.count(data?.now.installations),
              note: t('nowNote'),
            },
            {
              key: 'half-hour',
              name: t('halfHour'),
              value: format.count(data?.installations),
              note: t(data?.isComplete === false ? 'incomplete' : 'eachOnce'),
            },
            {
              key: 'arrived',
              name: t('arrived'),
              value: format.count(data?.minutes.reduce((sum, { sessionDays }) => sum + sessionDays, 0)),
              note: t('arrivedNote'),
            },
          ]}
        />
        <Panel<LiveAnswer>
          className={report.whole}
          title={t('byMinute')}
          definition={t('byMinuteSentence')}
          answer={answer}
          minHeightPx={260}
        >
          {({ minutes, installations, since, scope }) => (
            <>
              {installations === 0 ? (
                <Notice icon={<IconActivity size={20} stroke={1.6} />} title={t('nobody')}>
                  {t('nobodyText', { time: format.time(Date.parse(since)) })}
                </Notice>
              ) : (
                <TimeSeries
                  label={t('byMinute')}
                  periods={minutes.map(({ minute }, index) => ({
                    start: minute,
                    tick: format.time(Date.parse(minute)),
                    title: format.time(Date.parse(minute)),
                    isIncomplete: index === minutes.length - 1,
                  }))}
                  series={[
                    {
                      key: 'installations',
                      label: t('installations'),
                      color: 'var(--s6)',
                      values: minutes.map((minute) => minute.installations),
                    },
                  ]}
                  totals={minutes.map((minute) => minute.installations)}
                  heightPx={isNarrow ? 200 : 240}
                  isNarrow={isNarrow}
                />
              )}
              {scope === 'this-process' && <p className={report.note}>{t('thisProcess')}</p>}
            </>
          )}
        </Panel>
        {data &&
          data.installations > 0 &&
          lists.map(({ name, dimension }) => (
            <Panel<LiveAnswer> key={name} className={report.half} title={t(name)} answer={answer} minHeightPx={220}>
              {(live) => (
                <RankedBars
                  caption={t(name)}
                  columns={{ value: names.dimension(dimension), count: t('installations') }}
                  whole={live.installations}
                  bars={live[name].slice(0, 12).map(({ value, installations }) => ({
                    key: value,
                    label: names.value(dimension, value),
                    count: installations,
                  }))}
                />
              )}
            </Panel>
          ))}
      </div>
    </>
  );
}
