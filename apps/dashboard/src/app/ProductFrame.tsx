import { Outlet, useParams } from '@tanstack/react-router';
import type { JSX } from 'react';

/** A product's pages begin anew with each product: the last answer about one must not stand under the other's name. */
export function ProductFrame(): JSX.Element {
  const { product } = useParams({ strict: false });
  return <Outlet key={product} />;
}
