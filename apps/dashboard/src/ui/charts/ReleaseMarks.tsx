import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import styles from './charts.module.css';
import { releaseMarks } from './releases.ts';
import type { Period } from './series.ts';
import type { StackLayout } from './stack-layout.ts';

const longestVersion = 9;

/** A dotted line with the version on top, where one came out. */
export function ReleaseMarks({ layout, periods }: { layout: StackLayout; periods: readonly Period[] }): JSX.Element {
  const t = useTranslations('chart');
  return (
    <>
      {releaseMarks(periods, layout.x).map(({ x, versions }) => {
        const [version = ''] = versions;
        const text =
          versions.length === 1 && version.length <= longestVersion
            ? version
            : t('releases', { count: versions.length });
        return (
          <g key={x} className={styles.release} pointerEvents="none">
            <line x1={x} x2={x} y1={layout.top - 4} y2={layout.top + layout.innerHeight} />
            <text x={x} y={layout.top - 8} textAnchor="middle">
              {text}
            </text>
          </g>
        );
      })}
    </>
  );
}
