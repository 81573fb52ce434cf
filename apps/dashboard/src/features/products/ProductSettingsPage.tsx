import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useProductId } from '../../data/product-id.ts';
import { useProduct } from '../../data/products.ts';
import { useMay } from '../../data/session.ts';
import { CopyText } from '../../ui/CopyText.tsx';
import page from '../../ui/page.module.css';
import { Allowed, Editable } from '../../ui/rights/Allowed.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { ProductDeletion } from './ProductDeletion.tsx';
import { ProductName } from './ProductName.tsx';
import { ProductSettingsForm } from './ProductSettingsForm.tsx';
import { ReleasesCard } from './ReleasesCard.tsx';

/** A product's name, key, settings, and its end. */
export function ProductSettingsPage(): JSX.Element {
  const t = useTranslations('productSettings');
  const product = useProduct(useProductId());
  const mayDelete = useMay('manage');
  return (
    <>
      <PageHead title={t('title', { name: product.name })} />
      <Allowed to="manage" isLine>
        {null}
      </Allowed>
      <div className={page.columns}>
        <div>
          <section className={page.card}>
            <Editable by="manage" isSaid>
              <ProductName product={product} />
            </Editable>
          </section>
          <section className={page.card}>
            <h2>{t('settings')}</h2>
            <p>{t('settingsHelp')}</p>
            <Editable by="manage" isSaid>
              <ProductSettingsForm product={product} />
            </Editable>
          </section>
        </div>
        <div>
          <section className={page.card}>
            <h2>{t('key')}</h2>
            <p>{t('keyHelp')}</p>
            <CopyText label={t('key')} text={product.key} />
          </section>
          <section className={page.card}>
            <h2>{t('publicPage')}</h2>
            <p>{t('publicPageHelp')}</p>
            <a href={`/p/${product.key}/privacy`}>/p/{product.key}/privacy</a>
          </section>
          <ReleasesCard product={product.id} />
          {mayDelete && (
            <section className={`${page.card} ${page.danger}`}>
              <h2>{t('deletion')}</h2>
              <p>{t('deletionHelp')}</p>
              <ProductDeletion product={product} />
            </section>
          )}
        </div>
      </div>
    </>
  );
}
