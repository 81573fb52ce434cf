import { Button } from '@mantine/core';
import type { FormEvent, JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useChangePassword, useEndOtherSessions } from '../../data/people.ts';
import { usePerson } from '../../data/session.ts';
import { fieldError, formError } from '../../ui/field-error.ts';
import form from '../../ui/form.module.css';
import page from '../../ui/page.module.css';
import { PageHead } from '../../ui/PageHead.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { readFields } from '../../ui/read-fields.ts';
import { FormError } from '../../ui/states/FormError.tsx';

const fields = ['current', 'password'] as const;

/** One's own password, and where one is signed in. */
export function AccountPage(): JSX.Element {
  const t = useTranslations('account');
  const tPeople = useTranslations('people');
  const { email, role } = usePerson();
  const endOthers = useEndOtherSessions();
  return (
    <>
      <PageHead title={t('title')} text={t('text', { email, role: tPeople(`roles.${role}`) })} />
      <div className={page.columns}>
        <section className={page.card}>
          <h2>{t('password')}</h2>
          <p>{t('passwordText')}</p>
          <PasswordForm email={email} />
        </section>
        <section className={page.card}>
          <h2>{t('sessions')}</h2>
          <p>{t('sessionsText')}</p>
          <FormError error={endOthers.error} />
          <Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {t('end')}
          </Button>
          <p role="status">{endOthers.isSuccess && t('ended')}</p>
        </section>
      </div>
    </>
  );
}

function PasswordForm({ email }: { email: string }): JSX.Element {
  const t = useTranslations('account');
  const change = useChangePassword();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { currentTarget } = event;
    change.mutate(readFields(currentTarget, fields), { onSuccess: () => currentTarget.reset() });
  };
  return (
    <form className={form.form} onSubmit={submit}>
      {/* So that a password manager knows whose password it is. */}
      <input type="hidden" autoComplete="username" value={email} />
      <PasswordField
        name="current"
        label={t('current')}
        showLabel={t('show')}
        error={fieldError(change.error, 'current')}
      />
      <PasswordField
        isNew
        name="password"
        label={t('next')}
        description={t('nextHelp')}
        showLabel={t('show')}
        error={fieldError(change.error, 'password')}
      />
      <FormError error={formError(change.error, fields)} />
      <Button type="submit" className={form.submit} loading={change.isPending}>
        {t('submit')}
      </Button>
      <p role="status">{change.isSuccess && t('changed')}</p>
    </form>
  );
}
