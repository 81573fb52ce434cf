import type { Product } from '@usance/api';
import { Button, TextInput } from '@mantine/core';
import type { FormEvent, JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useChangeProduct } from '../../data/products.ts';
import { fieldError, formError } from '../../ui/field-error.ts';
import form from '../../ui/form.module.css';
import { readFields } from '../../ui/read-fields.ts';
import { FormError } from '../../ui/states/FormError.tsx';

export function ProductName({ product }: { product: Product }): JSX.Element {
  const t = useTranslations('productSettings');
  const rename = useChangeProduct(product.id);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    rename.mutate({ name: readFields(event.currentTarget, ['name']).name.trim() });
  };
  return (
    <form onSubmit={submit}>
      <div className={form.row}>
        <TextInput
          name="name"
          label={t('name')}
          required
          maxLength={100}
          pattern=".*\S.*"
          defaultValue={product.name}
          error={fieldError(rename.error, 'name')}
        />
        <Button type="submit" variant="default" className={form.submit} loading={rename.isPending}>
          {t('rename')}
        </Button>
      </div>
      <FormError error={formError(rename.error, ['name'])} />
      <span role="status" className={form.saved}>
        {rename.isSuccess && t('saved')}
      </span>
    </form>
  );
}
