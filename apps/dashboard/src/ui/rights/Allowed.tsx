import type { Scope } from '@usance/api';
import { lazy, Suspense, type JSX, type ReactNode } from 'react';
import { useMay } from '../../data/session.ts';
import styles from './rights.module.css';

// Whoever may do everything never sees it.
const NotAllowed = lazy(async () => ({ default: (await import('./NotAllowed.tsx')).NotAllowed }));

interface AllowedProps {
  /** What it takes. */
  to: Scope;
  /** In place of a whole page or card the reason is a notice; elsewhere it is a line. */
  isLine?: boolean;
  children: ReactNode;
}

/** What takes a scope; whoever lacks it reads why it is not here. */
export function Allowed({ to, isLine = false, children }: AllowedProps): ReactNode {
  if (useMay(to)) return children;
  return (
    <Suspense>
      <NotAllowed scope={to} isLine={isLine} />
    </Suspense>
  );
}

interface EditableProps {
  /** What it takes to fill it in. */
  by: Scope;
  /** Where the page has said so already. */
  isSaid?: boolean;
  children: ReactNode;
}

/** A form that whoever lacks the scope may read, but not fill in. */
export function Editable({ by: scope, isSaid = false, children }: EditableProps): JSX.Element {
  const may = useMay(scope);
  return (
    <>
      {!may && !isSaid && (
        <Suspense>
          <NotAllowed scope={scope} isLine />
        </Suspense>
      )}
      <fieldset className={styles.editable} disabled={!may}>
        {children}
      </fieldset>
    </>
  );
}
