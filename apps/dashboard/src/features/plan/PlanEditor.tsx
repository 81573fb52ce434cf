import type { PublishedPlan } from '@usance/api';
import { Button, FileButton, Textarea } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useRef, useState, type FormEvent, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useApi } from '../../data/api-context.tsx';
import { usePreviewPlan, usePublishPlan } from '../../data/plan.ts';
import { useProduct } from '../../data/products.ts';
import { Card } from '../../ui/Card.tsx';
import { today } from '../../ui/filters/day.ts';
import form from '../../ui/form.module.css';
import report from '../../ui/report/report.module.css';
import { FormError } from '../../ui/states/FormError.tsx';
import { draftPlan } from './draft-plan.ts';
import { PlanReview } from './PlanReview.tsx';
import styles from './plan.module.css';
import type { PlanPlace, WrittenPlan } from './plan-text.ts';

const planText = () => import('./plan-text.ts');

/** Takes a plan as text, says what is wrong with it and what it would change, and publishes it. */
export function PlanEditor({ product, published }: { product: number; published: PublishedPlan | null }): JSX.Element {
  const t = useTranslations('plan');
  const api = useApi();
  const { name } = useProduct(product);
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [written, setWritten] = useState<WrittenPlan>();
  const [fault, setFault] = useState<Error | null>(null);
  const preview = usePreviewPlan(product);
  const publish = usePublishPlan(product);
  const write = (next: string) => {
    setText(next);
    setWritten(undefined);
    setFault(null);
    preview.reset();
    publish.reset();
  };
  /** What goes wrong on the way to a text stands below it. */
  const fill = (next: Promise<string>) => void next.then(write, (error: unknown) => setFault(error as Error)); // only errors are thrown here
  const begin = async () => {
    const { writePlanText } = await planText();
    if (published) return writePlanText(published.plan);
    const { features } = await api.features(product, { query: { limit: '200' } });
    return writePlanText(draftPlan(name, features.map((one) => one.name), today())); // prettier-ignore
  };
  const check = async (event: FormEvent) => {
    event.preventDefault();
    publish.reset();
    const { readPlanText } = await planText();
    try {
      const read = readPlanText(text);
      setFault(null);
      setWritten(read);
      preview.mutate(read.plan);
    } catch (error) {
      preview.reset();
      setFault(new Error(t('unreadable', { reason: (error as Error).message }), { cause: error })); // of the YAML reader
    }
  };
  const show = ({ start, end }: PlanPlace) => {
    field.current?.focus();
    field.current?.setSelectionRange(start, end);
  };
  return (
    <Card className={report.whole} title={t('publish')} sentence={t('publishSentence')}>
      <form className={styles.editor} onSubmit={(event) => void check(event)}>
        <div className={styles.ways}>
          <FileButton
            accept=".yaml,.yml,.json,application/yaml,application/json"
            onChange={(file) => file && fill(file.text())}
          >
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconFileUpload size={14} aria-hidden="true" />}>
                {t('openFile')}
              </Button>
            )}
          </FileButton>
          <Button variant="default" onClick={() => fill(begin())}>
            {t(published ? 'takeCurrent' : 'takeArrived')}
          </Button>
        </div>
        <Textarea
          ref={field}
          label={t('document')}
          required
          spellCheck={false}
          autosize
          minRows={8}
          maxRows={26}
          classNames={{ input: styles.document }}
          value={text}
          onChange={(event) => write(event.currentTarget.value)}
        />
        <FormError error={fault ?? preview.error} />
        <Button type="submit" className={form.submit} disabled={text.trim() === ''} loading={preview.isPending}>
          {t('check')}
        </Button>
      </form>
      {written && preview.data && <PlanReview {...{ written, publish }} preview={preview.data} onShow={show} />}
    </Card>
  );
}
