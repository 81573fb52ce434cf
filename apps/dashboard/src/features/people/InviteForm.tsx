import { Button, Radio, TextInput } from '@mantine/core';
import { useState, type FormEvent, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useInvite } from '../../data/people.ts';
import { roles, roleNamed } from '../../data/roles.ts';
import { fieldError, formError } from '../../ui/field-error.ts';
import form from '../../ui/form.module.css';
import { readFields } from '../../ui/read-fields.ts';
import { FormError } from '../../ui/states/FormError.tsx';
import { OneTimeLink } from './OneTimeLink.tsx';

const fields = ['name', 'email'] as const;

/** Makes an account, and a link to hand over. */
export function InviteForm(): JSX.Element {
  const t = useTranslations('people');
  const invite = useInvite();
  const [role, setRole] = useState('viewer');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { currentTarget } = event;
    invite.mutate(
      { ...readFields(currentTarget, fields), role: roleNamed(role) },
      { onSuccess: () => currentTarget.reset() },
    );
  };
  return (
    <>
      <form className={form.form} onSubmit={submit}>
        <TextInput
          name="name"
          label={t('name')}
          autoComplete="off"
          required
          maxLength={100}
          error={fieldError(invite.error, 'name')}
        />
        <TextInput
          name="email"
          type="email"
          label={t('email')}
          autoComplete="off"
          required
          maxLength={254}
          error={fieldError(invite.error, 'email')}
        />
        <Radio.Group label={t('role')} value={role} onChange={setRole}>
          <div className={form.choices}>
            {roles.map((one) => (
              <Radio key={one} value={one} label={t(`roles.${one}`)} description={t(`roleHelp.${one}`)} />
            ))}
          </div>
        </Radio.Group>
        <FormError error={formError(invite.error, fields)} />
        <Button type="submit" className={form.submit} loading={invite.isPending}>
          {t('submit')}
        </Button>
      </form>
      {invite.data && <OneTimeLink account={invite.data} />}
    </>
  );
}
