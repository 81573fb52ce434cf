import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { OwnText } from '../OwnText.tsx';
import { ShareForm } from './ShareForm.tsx';
import { ShareList } from './ShareList.tsx';
import styles from './shares.module.css';

/** Makes a link, and shows those that there are. */
export function SharePanel({ product }: { product: number }): JSX.Element {
  return (
    <OwnText of="shares">
      <Shares product={product} />
    </OwnText>
  );
}

function Shares({ product }: { product: number }): JSX.Element {
  const t = useTranslations('shares');
  return (
    <div className={styles.panel}>
      <p>{t('text')}</p>
      <ShareForm product={product} />
      <ShareList product={product} />
    </div>
  );
}
