import type { NewPlan, PlanPreview } from '@usance/api';
import { Button } from '@mantine/core';
import { useState, type FormEvent, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import type { usePublishPlan } from '../../data/plan.ts';
import { formError } from '../../ui/field-error.ts';
import form from '../../ui/form.module.css';
import { Allowed } from '../../ui/rights/Allowed.tsx';
import { ReasonField } from '../../ui/ReasonField.tsx';
import { FormError } from '../../ui/states/FormError.tsx';
import { ChangeList } from './ChangeList.tsx';
import { FindingList } from './FindingList.tsx';
import styles from './plan.module.css';
import type { PlanPlace, WrittenPlan } from './plan-text.ts';

interface PlanReviewProps {
  written: WrittenPlan;
  preview: PlanPreview;
  publish: ReturnType<typeof usePublishPlan>;
  onShow: (place: PlanPlace) => void;
}

/** What stands between a plan and its publication: its faults, what it changes, and a reason where it collects more. */
export function PlanReview({ written, preview, publish, onShow }: PlanReviewProps): JSX.Element {
  const t = useTranslations('plan');
  const [reason, setReason] = useState('');
  const { findings, changes, isNew } = preview;
  const hasErrors = findings.some(({ severity }) => severity === 'error');
  const isWidening = changes.some(({ effect }) => effect === 'widening');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const plan = written.plan as NewPlan['plan']; // the server found nothing wrong with its shape
    publish.mutate(isWidening ? { plan, reason } : { plan });
  };
  return (
    <div className={styles.review} role="status">
      <FindingList findings={findings} placeOf={written.placeOf} onShow={onShow} />
      {!hasErrors && <h3 className={styles.part}>{t('changes')}</h3>}
      {!hasErrors && !isNew && <p className={styles.none}>{t('noChanges')}</p>}
      {!hasErrors && isNew && (
        <>
          <ChangeList changes={changes} />
          <Allowed to="manage" isLine>
            <form className={styles.editor} onSubmit={submit}>
              {isWidening && (
                <ReasonField
                  label={t('reason')}
                  description={t('reasonHelp')}
                  value={reason}
                  onChange={setReason}
                  error={publish.error}
                />
              )}
              <FormError error={formError(publish.error, ['reason'])} />
              <div className={form.footer}>
                <Button type="submit" className={form.submit} disabled={publish.isSuccess} loading={publish.isPending}>
                  {t('publishNow')}
                </Button>
                <span role="status" className={form.saved}>
                  {publish.data && t('published', { version: String(publish.data.version) })}
                </span>
              </div>
            </form>
          </Allowed>
        </>
      )}
    </div>
  );
}
