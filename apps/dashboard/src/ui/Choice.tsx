import type { SelectProps } from '@mantine/core';
import { lazy, Suspense, type ComponentType, type JSX } from 'react';
import styles from './choice.module.css';

// With its list that scrolls and filters it is a fifth of a page's code, and no number waits for it.
const Select = lazy(async (): Promise<{ default: ComponentType<SelectProps> }> => ({
  default: (await import('./choice-field.ts')).Select,
}));

type ChoiceProps = Pick<
  SelectProps,
  | 'aria-label'
  | 'className'
  | 'data'
  | 'nothingFoundMessage'
  | 'onChange'
  | 'onSearchChange'
  | 'placeholder'
  | 'searchable'
  | 'searchValue'
  | 'value'
>;

/** One of many, found by typing. Its place is kept free until it is there. */
export function Choice(props: ChoiceProps): JSX.Element {
  return (
    <Suspense fallback={<span className={`${styles.place} ${props.className ?? ''}`} />}>
      <Select size="xs" allowDeselect={false} checkIconPosition="right" {...props} />
    </Suspense>
  );
}
