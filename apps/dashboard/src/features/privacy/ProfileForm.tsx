import type { PrivacyProfile } from '@usance/api';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState, type FormEvent, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useSavePrivacyProfile } from '../../data/privacy.ts';
import { fieldError, formError } from '../../ui/field-error.ts';
import form from '../../ui/form.module.css';
import { FormError } from '../../ui/states/FormError.tsx';
import styles from './privacy.module.css';
import { purposes } from './purposes.ts';

const fields = [
  { key: 'vendorName', maxLength: 200 },
  { key: 'vendorAddress', maxLength: 500 },
  { key: 'contact', maxLength: 200 },
  { key: 'dataProtectionContact', maxLength: 200 },
  { key: 'hoster', maxLength: 200 },
  { key: 'hostingRegion', maxLength: 200 },
  { key: 'supervisoryAuthority', maxLength: 200 },
  { key: 'policyUrl', maxLength: 500 },
] as const satisfies readonly { key: keyof PrivacyProfile; maxLength: number }[];
const bases = ['consent', 'legitimate-interests', 'contract'] as const;

/** Says who answers for the data. An empty field is a gap, which the documents show as one. */
export function ProfileForm({ product, profile }: { product: number; profile: PrivacyProfile }): JSX.Element {
  const t = useTranslations('privacy.profile');
  const tPurpose = useTranslations('privacy.purposes');
  const save = useSavePrivacyProfile(product);
  const [draft, setDraft] = useState(profile);
  const change = (part: Partial<PrivacyProfile>) => {
    setDraft({ ...draft, ...part });
    save.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(draft);
  };
  return (
    <form className={styles.profile} onSubmit={submit}>
      {fields.map(({ key, maxLength }) => (
        <TextInput
          key={key}
          label={t(`field.${key}`)}
          maxLength={maxLength}
          {...(key === 'policyUrl' ? { type: 'url', pattern: 'https://.*', placeholder: 'https://' } : {})}
          value={draft[key] ?? ''}
          onChange={({ currentTarget: { value } }) => change({ [key]: value.trim() === '' ? null : value })}
          error={fieldError(save.error, key)}
        />
      ))}
      <NativeSelect
        label={t('children')}
        value={draft.isForChildren === null ? 'unsaid' : draft.isForChildren ? 'yes' : 'no'}
        onChange={({ currentTarget: { value } }) =>
          change({ isForChildren: value === 'unsaid' ? null : value === 'yes' })
        }
        data={(['unsaid', 'no', 'yes'] as const).map((value) => ({ value, label: t(`childrenAnswers.${value}`) }))}
      />
      {purposes.map((purpose) => (
        <NativeSelect
          key={purpose}
          label={t('basis', { purpose: tPurpose(purpose) })}
          value={draft.legalBases[purpose] ?? 'unsaid'}
          onChange={({ currentTarget: { value } }) =>
            change({
              legalBases: { ...draft.legalBases, [purpose]: bases.find((basis) => basis === value) ?? null },
            })
          }
          data={(['unsaid', ...bases] as const).map((value) => ({ value, label: t(`bases.${value}`) }))}
        />
      ))}
      <div className={styles.profileEnd}>
        <FormError
          error={formError(
            save.error,
            fields.map(({ key }) => key),
          )}
        />
        <div className={form.footer}>
          <Button type="submit" className={form.submit} loading={save.isPending}>
            {t('save')}
          </Button>
          <span role="status" className={form.saved}>
            {save.isSuccess && t('saved')}
          </span>
        </div>
      </div>
    </form>
  );
}
