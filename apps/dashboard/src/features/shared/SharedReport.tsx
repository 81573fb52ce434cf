import { parseSubject, type SharedAnswer } from '@usance/api';
import { IconUsersGroup } from '@tabler/icons-react';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { Card } from '../../ui/Card.tsx';
import { FiguresTable } from '../../ui/FiguresTable.tsx';
import { FiguresTools } from '../../ui/FiguresTools.tsx';
import { useNames } from '../../ui/filters/useNames.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import { blocksOf } from '../../ui/report/definition-blocks.ts';
import { Notice } from '../../ui/states/Notice.tsx';
import { SharedChart } from './SharedChart.tsx';
import styles from './shared.module.css';
import { eachOnce } from './shared-rows.ts';
import { reportOf, useSharedFigures } from './useSharedFigures.ts';

/** Nothing scrolls, so that all of it is printed. */
const wholePx = 40_000;

/** The answer as a chart and as a table, and what it means. */
export function SharedReport({ answer }: { answer: SharedAnswer }): JSX.Element {
  const t = useTranslations('shared');
  const format = useFormat();
  const figures = useSharedFigures(answer);
  const isDrawn = reportOf(answer) !== 'retention' && eachOnce(answer.rows, 'period').length > 1; // as lines
  const { leastGroup, expiresAt, rows, definition } = answer;
  return (
    <>
      <Asked answer={answer} />
      <Card
        title={answer.title}
        className={styles.card}
        tools={<FiguresTools figures={() => figures} isTable={false} onToggle={undefined} isDrawn={isDrawn} />}
      >
        {rows.length === 0 ? (
          <Notice icon={<IconUsersGroup size={20} stroke={1.6} />} title={t('nothing')}>
            {t('nothingText')}
          </Notice>
        ) : (
          <>
            <div className={styles.chart}>
              <SharedChart answer={answer} />
            </div>
            <FiguresTable figures={figures} heightPx={wholePx} />
          </>
        )}
      </Card>
      <p className={styles.note}>
        {t('hidden', { group: format.count(leastGroup) })}{' '}
        {expiresAt === null ? t('stays') : t('ends', { day: format.dayWithYear(expiresAt.slice(0, 10)) })}
      </p>
      <details className={styles.definition}>
        <summary>{t('definition')}</summary>
        <div lang="en">
          {blocksOf(definition).map((block) =>
            block.kind === 'text' ? (
              <p key={block.text}>{block.text}</p>
            ) : (
              <ul key={block.items[0]}>
                {block.items.map((item) => (
                  <li key={item}>{item}</li>
                ))}
              </ul>
            ),
          )}
        </div>
      </details>
    </>
  );
}

/** What is counted unless something else is asked for goes without saying. */
const usual: Readonly<Record<string, string>> = { environment: 'production', kind: 'normal' };

/** The question in words: its days, what it is split by, its filters. */
function Asked({ answer: { query } }: { answer: SharedAnswer }): JSX.Element {
  const t = useTranslations('shared');
  const names = useNames();
  const format = useFormat();
  const { from, to, by, ...rest } = query;
  const filters = Object.entries(rest).filter(([key, text]) => usual[key] !== text && parseSubject(key) !== undefined);
  return (
    <ul className={styles.asked}>
      {from !== undefined && to !== undefined && <li>{t('span', { span: format.span(from, to) })}</li>}
      {by !== undefined && by !== '' && <li>{t('by', { dimension: names.inSentence(by) })}</li>}
      {filters.map(([key, text]) => (
        <li key={key}>
          {t('filters')} {names.filter(key, text)}
        </li>
      ))}
    </ul>
  );
}
