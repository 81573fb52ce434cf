import type { Product } from '@usance/api';
import { Button, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useDeleteProduct } from '../../data/products.ts';
import form from '../../ui/form.module.css';
import { FormError } from '../../ui/states/FormError.tsx';

/** Deletes a product with all its data; its name has to be typed, since nothing brings it back. */
export function ProductDeletion({ product }: { product: Product }): JSX.Element {
  const t = useTranslations('productSettings');
  const remove = useDeleteProduct(product.id);
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The page is left first: without its product it could not be drawn.
    remove.mutate(undefined, { onSuccess: () => void navigate({ to: '/' }) });
  };
  return (
    <form onSubmit={submit}>
      <div className={form.row}>
        <TextInput
          label={t('typeName', { name: product.name })}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button
          type="submit"
          color="red"
          className={form.submit}
          disabled={typed !== product.name}
          loading={remove.isPending}
        >
          {t('delete')}
        </Button>
      </div>
      <FormError error={remove.error} />
    </form>
  );
}
