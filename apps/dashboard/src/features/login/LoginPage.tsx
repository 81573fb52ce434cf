import { Button, TextInput } from '@mantine/core';
import { useRouter, useSearch } from '@tanstack/react-router';
import type { FormEvent, JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useSignIn } from '../../data/session.ts';
import { EntryFrame } from '../../ui/EntryFrame.tsx';
import form from '../../ui/form.module.css';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { readFields } from '../../ui/read-fields.ts';
import { FormError } from '../../ui/states/FormError.tsx';

export function LoginPage(): JSX.Element {
  const t = useTranslations('login');
  const { next } = useSearch({ from: '/guests/login' });
  const router = useRouter();
  const signIn = useSignIn();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    signIn.mutate(readFields(event.currentTarget, ['email', 'password']), {
      onSuccess: () => router.history.push(next ?? '/'),
    });
  };
  return (
    <EntryFrame title={t('title')} text={next === undefined ? undefined : t('ended')}>
      <form className={form.form} onSubmit={submit}>
        <TextInput name="email" type="email" label={t('email')} autoComplete="username" required autoFocus />
        <PasswordField name="password" label={t('password')} showLabel={t('showPassword')} error={undefined} />
        <FormError error={signIn.error} />
        <Button type="submit" className={form.wide} fullWidth loading={signIn.isPending}>
          {t('submit')}
        </Button>
      </form>
    </EntryFrame>
  );
}
