import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { FormEvent, JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useApi } from '../../data/api-context.tsx';
import { setupQuery, useCreateOwner } from '../../data/session.ts';
import { EntryFrame } from '../../ui/EntryFrame.tsx';
import { fieldError, formError } from '../../ui/field-error.ts';
import form from '../../ui/form.module.css';
import { FormError } from '../../ui/states/FormError.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { readFields } from '../../ui/read-fields.ts';

const fields = ['name', 'email', 'password'] as const;

/** Makes the owner's account. The token comes in the fragment of the link, which browsers send to no server. */
export function SetupPage(): JSX.Element {
  const t = useTranslations('setup');
  const setup = useQuery(setupQuery(useApi()));
  const createOwner = useCreateOwner();
  const navigate = useNavigate();
  const token = location.hash.slice(1);
  if (setup.data?.needed === false && !createOwner.isSuccess) {
    return (
      <EntryFrame title={t('done')} text={t('doneText')}>
        <p>
          <Link to="/login">{t('toLogin')}</Link>
        </p>
      </EntryFrame>
    );
  }
  if (token === '') return <EntryFrame title={t('noToken')} text={t('noTokenText')} />;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    createOwner.mutate(
      { token, ...readFields(event.currentTarget, fields) },
      { onSuccess: () => void navigate({ to: '/products/new', replace: true }) },
    );
  };
  return (
    <EntryFrame title={t('title')} text={t('text')}>
      <form className={form.form} onSubmit={submit}>
        <TextInput
          name="name"
          label={t('name')}
          autoComplete="name"
          required
          autoFocus
          maxLength={100}
          error={fieldError(createOwner.error, 'name')}
        />
        <TextInput
          name="email"
          type="email"
          label={t('email')}
          autoComplete="username"
          required
          maxLength={254}
          error={fieldError(createOwner.error, 'email')}
        />
        <PasswordField
          isNew
          name="password"
          label={t('password')}
          description={t('passwordHelp')}
          showLabel={t('showPassword')}
          error={fieldError(createOwner.error, 'password')}
        />
        <FormError error={formError(createOwner.error, fields)} />
        <Button type="submit" className={form.wide} fullWidth loading={createOwner.isPending}>
          {t('submit')}
        </Button>
      </form>
    </EntryFrame>
  );
}
