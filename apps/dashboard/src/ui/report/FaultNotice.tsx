import { ApiError } from '@usance/api';
import { Button } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { defaultView } from '../filters/view.ts';
import { useView } from '../filters/useView.ts';
import { Notice } from '../states/Notice.tsx';
import styles from './report.module.css';

/** Why the page's address cannot be understood. */
export type Fault = { kind: 'repeated'; keys: string[] } | { kind: 'refused'; detail: string; at: string | undefined };

/** The fault of an address, as opposed to a failure of the server, which may be gone at the next try. */
export function faultOf(repeated: string[], error: Error | null): Fault | undefined {
  if (repeated.length > 0) return { kind: 'repeated', keys: repeated };
  if (!(error instanceof ApiError) || error.problem?.status !== 400) return undefined;
  return { kind: 'refused', detail: error.problem.detail, at: error.problem.at };
}

/** Says once, for the whole page, what the server cannot understand, and takes just that away. */
export function FaultNotice({ fault }: { fault: Fault }): JSX.Element {
  const t = useTranslations('report.fault');
  const { view, change } = useView();
  const wrong = fault.kind === 'repeated' ? fault.keys : fault.at === undefined ? [] : [fault.at];
  const isFilter = fault.kind === 'refused' && wrong.some((key) => key in view.filters);
  const remove = () => {
    const filters = Object.entries(view.filters).filter(([key]) => !wrong.includes(key));
    change({ filters: Object.fromEntries(filters) });
  };
  return (
    <div className={styles.noticeCard}>
      <Notice
        tone="bad"
        icon={<IconFilterOff size={20} stroke={1.6} />}
        title={t('title')}
        action={
          <div className={styles.actions}>
            {isFilter && (
              <Button variant="default" onClick={remove}>
                {t('remove', { key: wrong.join(', ') })}
              </Button>
            )}
            <Button variant="default" onClick={() => change(defaultView)}>
              {t('reset')}
            </Button>
          </div>
        }
      >
        {fault.kind === 'refused' ? fault.detail : t('repeated', { keys: fault.keys.join(', ') })}
      </Notice>
    </div>
  );
}
