import type { JSX, ReactNode, SVGAttributes } from 'react';
import { useTranslations } from 'use-intl';
import styles from './charts.module.css';

/** The drawing of a chart that is read with the arrow keys, which screen readers pass on only inside an application. */
export function ReadableSvg(props: {
  label: string;
  widthPx: number;
  heightPx: number;
  handlers: SVGAttributes<SVGSVGElement>;
  children: ReactNode;
}): JSX.Element {
  const t = useTranslations('chart');
  return (
    <svg
      width={props.widthPx}
      height={props.heightPx}
      viewBox={`0 0 ${props.widthPx} ${props.heightPx}`}
      role="application"
      aria-roledescription={t('role')}
      aria-label={`${props.label}. ${t('howToRead')}`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an application takes the keyboard
      tabIndex={0}
      className={styles.svg}
      {...props.handlers}
    >
      {props.children}
    </svg>
  );
}
