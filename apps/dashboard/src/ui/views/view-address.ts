import type { NewView } from '@usance/api';

/** What a view keeps of an address: the page below its product, and its parameters as they stand there. */
export function readViewAddress(address: { pathname: string; searchStr: string }): Pick<NewView, 'page' | 'query'> {
  const [, page = ''] = /^\/products\/\d+\/?(.*?)\/?$/.exec(address.pathname) ?? [];
  return { page, query: address.searchStr.replace(/^\?/, '') };
}

/** Where a view leads, as the address of a page of this product. */
export function writeViewAddress(product: number, { page, query }: Pick<NewView, 'page' | 'query'>): string {
  return `/products/${product}${page === '' ? '' : `/${page}`}${query === '' ? '' : `?${query}`}`;
}
