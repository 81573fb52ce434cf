import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { FormEvent, JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useSetPassword } from '../../data/people.ts';
import { EntryFrame } from '../../ui/EntryFrame.tsx';
import { fieldError, formError } from '../../ui/field-error.ts';
import form from '../../ui/form.module.css';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { readFields } from '../../ui/read-fields.ts';
import { FormError } from '../../ui/states/FormError.tsx';

const fields = ['password'] as const;

/** Sets a password with a one-time link. The token comes in the fragment, which browsers send to no server. */
export function WelcomePage(): JSX.Element {
  const t = useTranslations('welcome');
  const setPassword = useSetPassword();
  const navigate = useNavigate();
  const token = location.hash.slice(1);
  if (token === '') return <EntryFrame title={t('noToken')} text={t('noTokenText')} />;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setPassword.mutate(
      { token, ...readFields(event.currentTarget, fields) },
      { onSuccess: () => void navigate({ to: '/', replace: true }) },
    );
  };
  return (
    <EntryFrame title={t('title')} text={t('text')}>
      <form className={form.form} onSubmit={submit}>
        <PasswordField
          isNew
          name="password"
          label={t('password')}
          description={t('passwordHelp')}
          autoFocus
          showLabel={t('showPassword')}
          error={fieldError(setPassword.error, 'password')}
        />
        <FormError error={formError(setPassword.error, fields)} />
        <Button type="submit" className={form.wide} fullWidth loading={setPassword.isPending}>
          {t('submit')}
        </Button>
      </form>
    </EntryFrame>
  );
}
