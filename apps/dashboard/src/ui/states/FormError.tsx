import { IconAlertTriangle } from '@tabler/icons-react';
import type { JSX } from 'react';
import styles from './states.module.css';

/** Why a form was refused, in the server's words; read out at once. */
export function FormError({ error }: { error: Error | null }): JSX.Element | null {
  if (!error) return null;
  return (
    <p className={styles.formError} role="alert">
      <IconAlertTriangle size={15} aria-hidden="true" />
      <span>{error.message}</span>
    </p>
  );
}
