import type { PlanPreview } from '@usance/api';
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import type { PlanPlace, WrittenPlan } from './plan-text.ts';
import styles from './plan.module.css';

interface FindingListProps {
  findings: PlanPreview['findings'];
  placeOf: WrittenPlan['placeOf'];
  /** Called with the place of a finding that somebody wants to see. */
  onShow: (place: PlanPlace) => void;
}

/** What is wrong with a plan, or may be; a click goes to the line. */
export function FindingList({ findings, placeOf, onShow }: FindingListProps): JSX.Element {
  const t = useTranslations('plan');
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (findings.length === 0)
    return (
      <p className={styles.good}>
        <IconCircleCheck size={16} aria-hidden="true" />
        {t('noFindings')}
      </p>
    );
  return (
    <>
      <p className={styles.found} data-state={errors > 0 ? 'errors' : 'warnings'}>
        {errors > 0 ? t('errors', { count: errors }) : t('warnings', { count: findings.length })}
      </p>
      <ul className={styles.findings}>
        {findings.map(({ path, severity, message }) => {
          const place = placeOf(path);
          const Icon = severity === 'error' ? IconCircleX : IconAlertTriangle;
          return (
            <li key={`${path.join('\0')} ${message}`} data-severity={severity}>
              <Icon size={15} aria-hidden="true" />
              <span>
                <button type="button" className="link-button" onClick={() => onShow(place)}>
                  {t('line', { line: String(place.line) })}
                </button>
                {path.length > 0 && <code>{path.join(' › ')}</code>} <span lang="en">{message}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
