import { compareSettings, type Product, type ProductSettings } from '@usance/api';
import { Button, NumberInput, Switch } from '@mantine/core';
import { useState, type FormEvent, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useChangeProduct } from '../../data/products.ts';
import { fieldError, formError } from '../../ui/field-error.ts';
import form from '../../ui/form.module.css';
import { useFormat } from '../../ui/format/useFormat.ts';
import { ReasonField } from '../../ui/ReasonField.tsx';
import { FormError } from '../../ui/states/FormError.tsx';

/** Numbers with the bounds that the API gives them, in the order of the form. An empty field lifts a cap. */
const numbers = [
  { key: 'lostAfterDays', min: 1, max: 365, canBeEmpty: false },
  { key: 'acceptedAgeDays', min: 1, max: 3_650, canBeEmpty: false },
  { key: 'identifierMonths', min: 1, max: 25, canBeEmpty: false },
  { key: 'syncEverySeconds', min: 60, max: 604_800, canBeEmpty: false },
  { key: 'newInstallationsPerHour', min: 1, max: 10_000_000, canBeEmpty: true },
  { key: 'syncsPerMinutePerAddress', min: 1, max: 1_000_000, canBeEmpty: true },
] as const satisfies readonly { key: keyof ProductSettings; min: number; max: number; canBeEmpty: boolean }[];
const fields: readonly string[] = [...numbers.map(({ key }) => key), 'reason'];

export function ProductSettingsForm({ product }: { product: Product }): JSX.Element {
  const t = useTranslations('productSettings');
  const format = useFormat();
  const save = useChangeProduct(product.id);
  const [draft, setDraft] = useState<ProductSettings>(product.settings);
  const [reason, setReason] = useState('');
  const thousands = format.count(10_000).charAt(2);
  const isWidening = compareSettings(product.settings, draft).some(({ effect }) => effect === 'widening');
  const change = (part: Partial<ProductSettings>) => {
    setDraft({ ...draft, ...part });
    save.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(isWidening ? { settings: draft, reason } : { settings: draft }, { onSuccess: () => setReason('') });
  };
  return (
    <form className={form.form} onSubmit={submit}>
      <Switch
        checked={draft.keepCountry}
        onChange={(event) => change({ keepCountry: event.currentTarget.checked })}
        label={t('field.keepCountry')}
        description={t('help.keepCountry')}
      />
      <Switch
        checked={draft.collect === 'all'}
        onChange={(event) => change({ collect: event.currentTarget.checked ? 'all' : 'none' })}
        label={t('field.collect')}
        description={t('help.collect')}
      />
      {numbers.map(({ key, min, max, canBeEmpty }) => (
        <NumberInput
          key={key}
          label={t(`field.${key}`)}
          description={t(`help.${key}`)}
          min={min}
          max={max}
          clampBehavior="none"
          allowDecimal={false}
          thousandSeparator={thousands}
          decimalSeparator={thousands === '.' ? ',' : '.'}
          required={!canBeEmpty}
          placeholder={canBeEmpty ? t('unlimited') : ''}
          value={draft[key] ?? ''}
          onChange={(value) => {
            if (typeof value === 'number') change({ [key]: value });
            else if (canBeEmpty && value === '') change({ [key]: null });
          }}
          error={fieldError(save.error, key)}
        />
      ))}
      {isWidening && (
        <ReasonField
          label={t('reason')}
          description={t('reasonHelp')}
          value={reason}
          onChange={setReason}
          error={save.error}
        />
      )}
      <FormError error={formError(save.error, fields)} />
      <div className={form.footer}>
        <Button type="submit" className={form.submit} loading={save.isPending}>
          {t('save')}
        </Button>
        <span role="status" className={form.saved}>
          {save.isSuccess && t('saved')}
        </span>
      </div>
    </form>
  );
}
