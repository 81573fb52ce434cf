import { PasswordInput } from '@mantine/core';
import type { JSX } from 'react';

/** Bounds that the API gives to passwords. */
const shortest = 10;
const longest = 200;

interface PasswordFieldProps {
  name: string;
  label: string;
  description?: string;
  /** What the button is called that shows what was typed. */
  showLabel: string;
  /** Whether it is being chosen; otherwise it is the one there is, of any length. */
  isNew?: boolean;
  autoFocus?: boolean;
  error: string | undefined;
}

/** A password, as password managers understand it. */
export function PasswordField(props: PasswordFieldProps): JSX.Element {
  const { showLabel, isNew = false, autoFocus = false, ...rest } = props;
  return (
    <PasswordInput
      required
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- only where it is the first and only thing to do
      autoFocus={autoFocus}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      {...(isNew ? { minLength: shortest } : {})}
      maxLength={longest}
      visibilityToggleButtonProps={{ 'aria-label': showLabel }}
      {...rest}
    />
  );
}
