import { Button } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useNames } from '../filters/useNames.ts';
import type { Range } from '../filters/range.ts';
import { useView } from '../filters/useView.ts';
import { useFormat } from '../format/useFormat.ts';
import { Notice } from '../states/Notice.tsx';
import styles from './report.module.css';

const everything = { environment: 'production,development', kind: 'normal,ci,ephemeral,clone' };

/** No installation in the range: repeats in words what was asked, and offers what may have been meant. */
export function NothingCounted({ range }: { range: Range | undefined }): JSX.Element {
  const t = useTranslations('report.nothing');
  const format = useFormat();
  const names = useNames();
  const { view, change } = useView();
  const keys = Object.entries(view.filters);
  const sentence = keys.map(([key, value]) => names.filter(key, value)).join(' · ');
  const days = range ? format.span(range.from, range.to) : '';
  return (
    <div className={styles.noticeCard}>
      <Notice
        icon={<IconFilterOff size={20} stroke={1.6} />}
        title={t(keys.length > 0 ? 'noMatch' : 'title')}
        action={
          <div className={styles.actions}>
            {keys.length > 0 && (
              <Button variant="default" onClick={() => change({ filters: {} })}>
                {t('clear')}
              </Button>
            )}
            {keys.length === 0 && (
              <Button variant="default" onClick={() => change({ filters: everything })}>
                {t('everything')}
              </Button>
            )}
            <Button variant="default" onClick={() => change({ from: '-364d', to: 'today' })}>
              {t('year')}
            </Button>
          </div>
        }
      >
        {keys.length > 0 ? `${sentence} · ${days}` : t('text', { days })}
      </Notice>
    </div>
  );
}
