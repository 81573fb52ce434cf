import { useProducts } from '../data/products.ts';
import { usePerson } from '../data/session.ts';
import { pagesOf } from './pages.ts';

/** The pages of a product that the person who is signed in can use; none where there is no product. */
export function useProductPages(product: number | undefined): ReturnType<typeof pagesOf> {
  const { role } = usePerson();
  const settings = useProducts().find(({ id }) => id === product)?.settings;
  return settings === undefined ? [] : pagesOf(settings, role);
}
