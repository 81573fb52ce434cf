import type { PlanPreview } from '@usance/api';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import styles from './plan.module.css';

/** What a plan changes, each marked by whether more is collected; what collects more comes first. */
export function ChangeList({ changes }: Pick<PlanPreview, 'changes'>): JSX.Element {
  const t = useTranslations('plan');
  const order = ['widening', 'narrowing', 'neutral'];
  const sorted = changes.toSorted((one, other) => order.indexOf(one.effect) - order.indexOf(other.effect));
  return (
    <ul className={styles.changes}>
      {sorted.map(({ path, effect, text }) => (
        <li key={`${path.join('\0')} ${text}`}>
          <em className={styles.state} data-state={effect}>
            {t(`effects.${effect}`)}
          </em>
          <span>
            <code>{path.join(' › ')}</code> <span lang="en">{text}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
