import { Button, Radio, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useCreateProduct, useProducts } from '../../data/products.ts';
import { fieldError, formError } from '../../ui/field-error.ts';
import form from '../../ui/form.module.css';
import page from '../../ui/page.module.css';
import { PageHead } from '../../ui/PageHead.tsx';
import { readFields } from '../../ui/read-fields.ts';
import { Allowed } from '../../ui/rights/Allowed.tsx';
import { FormError } from '../../ui/states/FormError.tsx';

/** Makes a product. What can never be changed, and whether countries are kept, is asked here, openly: nobody looks for it in the settings. */
export function NewProductPage(): JSX.Element {
  const t = useTranslations('newProduct');
  const isFirst = useProducts().length === 0;
  const createProduct = useCreateProduct();
  const navigate = useNavigate();
  const [identity, setIdentity] = useState<'installation' | 'none'>('installation');
  const [keepCountry, setKeepCountry] = useState('yes');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { name } = readFields(event.currentTarget, ['name']);
    createProduct.mutate(
      { name: name.trim(), settings: { identity, keepCountry: keepCountry === 'yes' } },
      {
        onSuccess: ({ id }) => void navigate({ to: '/products/$product/first-sync', params: { product: String(id) } }),
      },
    );
  };
  return (
    <>
      <PageHead title={t(isFirst ? 'firstTitle' : 'title')} text={t('text')} />
      <div className={page.card}>
        <Allowed to="manage">
          <form className={form.form} style={{ marginTop: 0 }} onSubmit={submit}>
            <TextInput
              name="name"
              label={t('name')}
              placeholder={t('namePlaceholder')}
              required
              autoFocus
              maxLength={100}
              pattern=".*\S.*"
              error={fieldError(createProduct.error, 'name')}
            />
            <Radio.Group
              label={t('identity')}
              description={t('identityHelp')}
              value={identity}
              onChange={(next) => setIdentity(next === 'none' ? 'none' : 'installation')}
            >
              <div className={form.choices}>
                <Radio value="installation" label={t('identityYes')} description={t('identityYesHelp')} />
                <Radio value="none" label={t('identityNo')} description={t('identityNoHelp')} />
              </div>
            </Radio.Group>
            <Radio.Group
              label={t('country')}
              description={t('countryHelp')}
              value={keepCountry}
              onChange={setKeepCountry}
            >
              <div className={form.choices}>
                <Radio value="yes" label={t('countryYes')} description={t('countryYesHelp')} />
                <Radio value="no" label={t('countryNo')} description={t('countryNoHelp')} />
              </div>
            </Radio.Group>
            <FormError error={formError(createProduct.error, ['name'])} />
            <Button type="submit" className={form.submit} loading={createProduct.isPending}>
              {t('submit')}
            </Button>
          </form>
        </Allowed>
      </div>
    </>
  );
}
