import type { NewRightsRequest } from '@usance/api';
import { Button, Radio, TextInput } from '@mantine/core';
import { useState, type FormEvent, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useHandleRequest } from '../../data/privacy.ts';
import { fieldError, formError } from '../../ui/field-error.ts';
import { today } from '../../ui/filters/day.ts';
import form from '../../ui/form.module.css';
import { readFields } from '../../ui/read-fields.ts';
import { FormError } from '../../ui/states/FormError.tsx';
import styles from './privacy.module.css';
import { RequestOutcome } from './RequestOutcome.tsx';

const fields = ['installation', 'receivedDay', 'note'] as const;
const uuid = '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';

/** Makes a copy of one installation's data, or erases them; erasing takes a second click. */
export function RequestForm({ product }: { product: number }): JSX.Element {
  const t = useTranslations('privacy.requests');
  const handle = useHandleRequest(product);
  const [kind, setKind] = useState<NewRightsRequest['kind']>('export');
  const [isAsking, setIsAsking] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (kind === 'erase' && !isAsking) {
      handle.reset();
      setIsAsking(true);
      return;
    }
    const { currentTarget } = event;
    const { installation, receivedDay, note } = readFields(currentTarget, fields);
    const request = {
      kind,
      installation: installation.trim().toLowerCase(),
      receivedDay,
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    };
    handle.mutate(request, { onSuccess: () => currentTarget.reset(), onSettled: () => setIsAsking(false) });
  };
  return (
    <div>
      <form className={styles.form} onSubmit={submit} onChange={() => setIsAsking(false)}>
        <Radio.Group
          label={t('kind')}
          value={kind}
          onChange={(value) => setKind(value === 'erase' ? 'erase' : 'export')}
        >
          <div className={form.choices}>
            <Radio value="export" label={t('kinds.export')} />
            <Radio value="erase" label={t('kinds.erase')} />
          </div>
        </Radio.Group>
        <TextInput
          name="installation"
          label={t('installation')}
          required
          autoComplete="off"
          spellCheck={false}
          pattern={`\\s*${uuid}\\s*`}
          placeholder="00000000-0000-0000-0000-000000000000"
          error={fieldError(handle.error, 'installation')}
        />
        <TextInput
          name="receivedDay"
          type="date"
          label={t('receivedDay')}
          required
          max={today()}
          defaultValue={today()}
          error={fieldError(handle.error, 'receivedDay')}
        />
        <TextInput
          name="note"
          label={t('note')}
          description={t('noteHelp')}
          maxLength={500}
          error={fieldError(handle.error, 'note')}
        />
        <FormError error={formError(handle.error, fields)} />
        {isAsking && (
          <p className={styles.warning} role="alert">
            {t('eraseWarning')}
          </p>
        )}
        <div className={form.footer}>
          <Button
            type="submit"
            className={form.submit}
            {...(kind === 'erase' ? { color: 'red' } : {})}
            loading={handle.isPending}
          >
            {t(isAsking ? 'confirmErase' : kind)}
          </Button>
          {isAsking && (
            <Button variant="default" className={form.submit} onClick={() => setIsAsking(false)}>
              {t('cancel')}
            </Button>
          )}
        </div>
      </form>
      {handle.data && <RequestOutcome handled={handle.data} />}
    </div>
  );
}
