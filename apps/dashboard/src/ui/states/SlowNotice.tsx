import { Button } from '@mantine/core';
import { useEffect, useState, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import styles from './states.module.css';

/** How long a question may take before somebody wonders. */
const patienceMs = 4_000;

/** Says that a question takes long, as soon as it does, and offers to call it off. */
export function SlowNotice({ onCancel }: { onCancel: () => void }): JSX.Element | null {
  const t = useTranslations('state');
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsSlow(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  if (!isSlow) return null;
  return (
    <div className={styles.slow} role="status">
      {t('slow')}
      <Button variant="default" onClick={onCancel}>
        {t('cancel')}
      </Button>
    </div>
  );
}
