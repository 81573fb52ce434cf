import { useOptionalProductId } from '../data/product-id.ts';
import { useProducts } from '../data/products.ts';
import { recallProduct } from './last-product.ts';

/** The product whose pages the navigation leads to: the one in the address, or the one that was open last. */
export function useNavigatedProduct(): number | undefined {
  const products = useProducts();
  const inAddress = useOptionalProductId();
  const recalled = products.find(({ id }) => id === recallProduct())?.id;
  return inAddress ?? recalled ?? products[0]?.id;
}
