import { Loader, Tabs } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useProductId } from '../../data/product-id.ts';
import { useArrival, useProduct } from '../../data/products.ts';
import { useForgetReports } from '../../data/reports.ts';
import { CopyText } from '../../ui/CopyText.tsx';
import { today } from '../../ui/filters/day.ts';
import page from '../../ui/page.module.css';
import { PageHead } from '../../ui/PageHead.tsx';
import styles from './first-sync.module.css';
import { isSendable, randomUuid, snippet, snippetKinds } from './snippets.ts';

const askAgainMs = 2_000;

/** How to connect a program. While nothing has arrived yet it waits, and leads to the numbers once something has. */
export function FirstSyncPage(): JSX.Element {
  const t = useTranslations('firstSync');
  const product = useProduct(useProductId());
  const [kind, setKind] = useState<string | null>(snippetKinds[0]);
  const [ids] = useState(() => ({ installation: randomUuid(), session: randomUuid() }));
  const endpoint = location.origin;
  return (
    <>
      <PageHead title={t('title', { name: product.name })} text={t('text')} />
      <ArrivalWatch product={product.id} />
      <div className={`${page.columns} ${styles.keyAndCode}`}>
        <section className={page.card}>
          <h2>{t('key')}</h2>
          <p>{t('keyHelp')}</p>
          <CopyText label={t('key')} text={product.key} />
        </section>
        <section className={page.card}>
          <h2>{t('snippet')}</h2>
          {!isSendable(endpoint) && (
            <p className={styles.warning}>
              <IconAlertTriangle size={15} aria-hidden="true" />
              {t('plainHttp', { endpoint })}
            </p>
          )}
          <Tabs value={kind} onChange={setKind}>
            <Tabs.List aria-label={t('snippet')}>
              {snippetKinds.map((one) => (
                <Tabs.Tab key={one} value={one}>
                  {t(`kind.${one}`)}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            {snippetKinds.map((one) => (
              <Tabs.Panel key={one} value={one} className={styles.panel}>
                <p>{t(`kindHelp.${one}`)}</p>
                {one === 'node' && <CopyText label={t('install')} text="npm install @usance/sdk" />}
                <CopyText label={t('snippet')} text={snippet(one, { product, endpoint, day: today(), ...ids })} />
              </Tabs.Panel>
            ))}
          </Tabs>
        </section>
      </div>
    </>
  );
}

/** Asks whether something has arrived, and goes to the Overview when the first session day does. */
function ArrivalWatch({ product }: { product: number }): JSX.Element {
  const t = useTranslations('firstSync');
  const arrival = useArrival(product, askAgainMs);
  const navigate = useNavigate();
  const forgetReports = useForgetReports();
  const wasEmpty = useRef(false);
  const { data, isError } = arrival;
  const hasArrived = data !== undefined && data.sessionDays + data.weeks > 0;
  useEffect(() => {
    if (data !== undefined && !hasArrived) wasEmpty.current = true;
    // Who comes to read the snippet of a product that is long connected stays here.
    if (hasArrived && wasEmpty.current) {
      // Whoever looked at the numbers before would find for a minute that there is nothing.
      forgetReports(product);
      void navigate({ to: '/products/$product', params: { product: String(product) } });
    }
  }, [data, hasArrived, forgetReports, navigate, product]);
  return (
    <div className={styles.watch} role="status" data-arrived={hasArrived}>
      {hasArrived ? (
        <IconCircleCheck size={18} aria-hidden="true" />
      ) : (
        <Loader size={16} type="dots" aria-hidden="true" />
      )}
      <span>
        {isError && t('cannotAsk', { reason: arrival.error.message })}
        {!isError && !hasArrived && t('waiting')}
        {hasArrived && t('arrived', { installations: data.installations })}
      </span>
      {hasArrived && (
        <Link to="/products/$product" params={{ product: String(product) }}>
          {t('toOverview')}
        </Link>
      )}
    </div>
  );
}
