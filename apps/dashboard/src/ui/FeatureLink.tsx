import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { keepView } from './filters/keep-view.ts';

/** The name of a feature, which leads to its page, with the days and filters of this one. */
export function FeatureLink({ product, feature }: { product: number; feature: string }): JSX.Element {
  return (
    <Link
      to="/products/$product/features/one"
      params={{ product: String(product) }}
      search={(old) => ({ ...keepView(old), feature })}
    >
      {feature}
    </Link>
  );
}
