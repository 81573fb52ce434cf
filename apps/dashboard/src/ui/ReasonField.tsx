import { Textarea } from '@mantine/core';
import type { JSX } from 'react';
import { fieldError } from './field-error.ts';

interface ReasonFieldProps {
  label: string;
  description: string;
  value: string;
  onChange: (reason: string) => void;
  /** Why the whole form was refused, if it was. */
  error: Error | null;
}

/** Why more is collected than before, which everybody can read afterwards. */
export function ReasonField({ label, description, value, onChange, error }: ReasonFieldProps): JSX.Element {
  return (
    <Textarea
      label={label}
      description={description}
      required
      minLength={10}
      maxLength={500}
      autosize
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={fieldError(error, 'reason')}
    />
  );
}
