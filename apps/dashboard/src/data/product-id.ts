import { useParams } from '@tanstack/react-router';

/** The product in the address; `undefined` on pages that belong to none. */
export function useOptionalProductId(): number | undefined {
  const { product } = useParams({ strict: false });
  return product === undefined ? undefined : Number(product);
}

/** The product in the address of a product's page. */
export function useProductId(): number {
  const id = useOptionalProductId();
  if (id === undefined) throw new Error('this page belongs to a product, and its address names none');
  return id;
}
