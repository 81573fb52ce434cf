import { IconZoomQuestion } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { keepView } from '../filters/keep-view.ts';
import { Notice } from '../states/Notice.tsx';
import styles from './report.module.css';

/** Where whatever has a name of its own is listed. */
const lists = {
  feature: '/products/$product/features',
  exception: '/products/$product/crashes',
  property: '/products/$product/properties',
} as const;

interface NeverSeenProps {
  product: number;
  kind: keyof typeof lists;
  name: string;
}

/** In place of a page about something that an address names and nothing ever sent: zeros would look like an answer. */
export function NeverSeen({ product, kind, name }: NeverSeenProps): JSX.Element {
  const t = useTranslations('report.neverSeen');
  return (
    <div className={styles.noticeCard}>
      <Notice
        icon={<IconZoomQuestion size={20} stroke={1.6} />}
        title={t(`${kind}.title`)}
        action={
          <Link to={lists[kind]} params={{ product: String(product) }} search={keepView}>
            {t(`${kind}.back`)}
          </Link>
        }
      >
        {t(`${kind}.text`, { name })}
      </Notice>
    </div>
  );
}
