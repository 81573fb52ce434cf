import { IconArrowDownRight, IconArrowUpRight, IconMinus } from '@tabler/icons-react';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import styles from './change.module.css';
import { useFormat } from './format/useFormat.ts';

interface ChangeProps {
  now: number;
  before: number;
  /** Which direction is good news; `none` where neither is. */
  good: 'up' | 'down' | 'none';
}

/** A change in percent: arrow, sign and, for those who see no colour, a word. From nothing there is no percentage. */
export function Change({ now, before, good }: ChangeProps): JSX.Element {
  const t = useTranslations('change');
  const format = useFormat();
  if (before === 0) return <span className={styles.change}>–</span>;
  const change = now / before - 1;
  const isFlat = Math.abs(change) < 0.0005;
  const isGood = isFlat || good === 'none' ? undefined : (good === 'up') === change > 0;
  const Arrow = isFlat ? IconMinus : change > 0 ? IconArrowUpRight : IconArrowDownRight;
  return (
    <span className={styles.change} data-good={isGood}>
      <Arrow size={13} stroke={2.4} aria-hidden="true" />
      {format.change(isFlat ? 0 : change)}
      {isGood !== undefined && <span className="visually-hidden"> ({t(isGood ? 'better' : 'worse')})</span>}
    </span>
  );
}
