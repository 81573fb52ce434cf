import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useProduct } from '../../data/products.ts';
import { Card } from '../../ui/Card.tsx';
import { CopyText } from '../../ui/CopyText.tsx';
import report from '../../ui/report/report.module.css';
import styles from './plan.module.css';

/** What a product without a plan takes, and how to get one. */
export function OpenMode({ product }: { product: number }): JSX.Element {
  const t = useTranslations('plan');
  const { name } = useProduct(product);
  const quoted = `'${name.replaceAll("'", String.raw`'\''`)}'`;
  const commands = `usance plan check usance.plan.yaml
usance plan push usance.plan.yaml --server ${location.origin} --product ${quoted}`;
  return (
    <Card className={report.whole} title={t('openTitle')} sentence={t('open')}>
      <div className={styles.text}>
        <p>{t('openText')}</p>
        <p>{t('openFirst')}</p>
        <CopyText label={t('openCommands')} text={commands} />
      </div>
    </Card>
  );
}
