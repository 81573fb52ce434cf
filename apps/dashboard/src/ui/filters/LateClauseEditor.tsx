import { lazy, Suspense, type ComponentProps, type JSX } from 'react';

const ClauseEditor = lazy(async () => ({ default: (await import('./ClauseEditor.tsx')).ClauseEditor }));

/** Chooses values. Most people open a page without changing its filters, so it comes when somebody does. */
export function LateClauseEditor(props: ComponentProps<typeof ClauseEditor>): JSX.Element {
  return (
    <Suspense>
      <ClauseEditor {...props} />
    </Suspense>
  );
}
