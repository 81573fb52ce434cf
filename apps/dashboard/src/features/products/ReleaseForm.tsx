import { Button, TextInput } from '@mantine/core';
import type { FormEvent, JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useCreateRelease } from '../../data/release-changes.ts';
import { fieldError, formError } from '../../ui/field-error.ts';
import { today } from '../../ui/filters/day.ts';
import form from '../../ui/form.module.css';
import { readFields } from '../../ui/read-fields.ts';
import { FormError } from '../../ui/states/FormError.tsx';
import styles from './releases.module.css';

const fields = ['version', 'day', 'note'] as const;

/** Says by hand that a version came out; one that is known already gets the day and the note anew. */
export function ReleaseForm({ product }: { product: number }): JSX.Element {
  const t = useTranslations('releases');
  const create = useCreateRelease(product);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { currentTarget } = event;
    const { version, day, note } = readFields(currentTarget, fields);
    create.mutate({ version: version.trim(), day, note: note.trim() }, { onSuccess: () => currentTarget.reset() });
  };
  return (
    <form className={styles.form} onSubmit={submit} data-screen-only>
      <h3>{t('add')}</h3>
      <TextInput
        name="version"
        label={t('version')}
        placeholder="4.2.0"
        autoComplete="off"
        required
        maxLength={100}
        pattern=".*\S.*"
        error={fieldError(create.error, 'version')}
      />
      <TextInput
        name="day"
        type="date"
        label={t('day')}
        required
        defaultValue={today()}
        error={fieldError(create.error, 'day')}
      />
      <TextInput
        name="note"
        label={t('note')}
        description={t('noteHelp')}
        autoComplete="off"
        maxLength={500}
        error={fieldError(create.error, 'note')}
      />
      <FormError error={formError(create.error, fields)} />
      <div className={form.footer}>
        <Button type="submit" className={form.submit} loading={create.isPending}>
          {t('submit')}
        </Button>
        <span role="status" className={form.saved}>
          {create.data && t('added', { version: create.data.version })}
        </span>
      </div>
      <p className={styles.none}>{t('byBuild')}</p>
    </form>
  );
}
