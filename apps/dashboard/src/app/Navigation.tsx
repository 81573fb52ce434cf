import { IconGauge, IconKey, IconPlugConnected, IconSettings } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useOptionalProductId } from '../data/product-id.ts';
import { useProducts } from '../data/products.ts';
import { recallProduct } from './last-product.ts';
import styles from './shell.module.css';

/** The product whose pages the navigation leads to: the one in the address, or the one that was open last. */
export function useNavigatedProduct(): number | undefined {
  const products = useProducts();
  const inAddress = useOptionalProductId();
  const recalled = products.find(({ id }) => id === recallProduct())?.id;
  return inAddress ?? recalled ?? products[0]?.id;
}

/** Every page there is. Pages that the server cannot fill yet are not among them. */
export function Navigation({ onPick }: { onPick?: () => void }): JSX.Element {
  const t = useTranslations('navigation');
  const product = useNavigatedProduct();
  const params = { product: String(product) };
  const click = onPick ? { onClick: onPick } : {};
  return (
    <nav aria-label={t('label')} className={styles.navigation}>
      {product !== undefined && (
        <>
          <h2 className={styles.group}>{t('product')}</h2>
          <ul>
            <li>
              <Link
                to="/products/$product"
                params={params}
                className={styles.link}
                activeOptions={{ exact: true, includeSearch: false }}
                {...click}
              >
                <IconGauge size={16} stroke={1.7} aria-hidden="true" />
                {t('overview')}
              </Link>
            </li>
            <li>
              <Link to="/products/$product/first-sync" params={params} className={styles.link} {...click}>
                <IconPlugConnected size={16} stroke={1.7} aria-hidden="true" />
                {t('connect')}
              </Link>
            </li>
            <li>
              <Link to="/products/$product/settings" params={params} className={styles.link} {...click}>
                <IconSettings size={16} stroke={1.7} aria-hidden="true" />
                {t('settings')}
              </Link>
            </li>
          </ul>
        </>
      )}
      <h2 className={styles.group}>{t('server')}</h2>
      <ul>
        <li>
          <Link to="/tokens" className={styles.link} {...click}>
            <IconKey size={16} stroke={1.7} aria-hidden="true" />
            {t('tokens')}
          </Link>
        </li>
      </ul>
    </nav>
  );
}
