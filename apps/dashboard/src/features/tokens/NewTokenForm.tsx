import type { Scope } from '@usance/api';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState, type FormEvent, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useCreateToken } from '../../data/tokens.ts';
import { CopyText } from '../../ui/CopyText.tsx';
import { fieldError, formError } from '../../ui/field-error.ts';
import form from '../../ui/form.module.css';
import { readFields } from '../../ui/read-fields.ts';
import { FormError } from '../../ui/states/FormError.tsx';
import styles from './tokens.module.css';

const allScopes: readonly Scope[] = ['read', 'manage', 'inspect', 'backup'];

/** Makes a token and shows its secret this once: the server keeps only a hash of it. */
export function NewTokenForm(): JSX.Element {
  const t = useTranslations('tokens');
  const createToken = useCreateToken();
  const [scopes, setScopes] = useState<string[]>(['read']);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { currentTarget } = event;
    const { name } = readFields(currentTarget, ['name']);
    createToken.mutate(
      { name: name.trim(), scopes: allScopes.filter((scope) => scopes.includes(scope)) },
      { onSuccess: () => currentTarget.reset() },
    );
  };
  return (
    <>
      <form className={form.form} style={{ marginTop: 8 }} onSubmit={submit}>
        <TextInput
          name="name"
          label={t('name')}
          placeholder={t('namePlaceholder')}
          required
          maxLength={100}
          pattern=".*\S.*"
          error={fieldError(createToken.error, 'name')}
        />
        <Checkbox.Group label={t('scopes')} value={scopes} onChange={setScopes}>
          <div className={form.choices}>
            {allScopes.map((scope) => (
              <Checkbox key={scope} value={scope} label={t(`scope.${scope}`)} description={t(`scopeHelp.${scope}`)} />
            ))}
          </div>
        </Checkbox.Group>
        <FormError error={formError(createToken.error, ['name'])} />
        <Button type="submit" className={form.submit} disabled={scopes.length === 0} loading={createToken.isPending}>
          {t('submit')}
        </Button>
      </form>
      {createToken.data && (
        <div className={styles.created} role="status">
          <b>{t('created', { name: createToken.data.name })}</b>
          <p>{t('createdText')}</p>
          <CopyText label={t('secret')} text={createToken.data.token} />
        </div>
      )}
    </>
  );
}
