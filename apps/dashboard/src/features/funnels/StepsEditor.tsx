import { ActionIcon } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconX } from '@tabler/icons-react';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { AddFilter } from '../../ui/filters/AddFilter.tsx';
import { FeatureChoice } from '../../ui/report/FeatureChoice.tsx';
import styles from './funnels.module.css';
import { mostSteps, moveStep, type Step } from './steps.ts';
import { useStepName } from './useStepName.ts';

interface StepsEditorProps {
  product: number;
  steps: readonly Step[];
  onChange: (steps: readonly Step[]) => void;
}

/** The steps in their order: added, moved and removed one by one, by mouse or keyboard. */
export function StepsEditor({ product, steps, onChange }: StepsEditorProps): JSX.Element {
  const t = useTranslations('funnels');
  const nameOf = useStepName();
  return (
    <div className={styles.editor}>
      <ol className={styles.steps} aria-label={t('steps')}>
        {steps.map((step, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the same step may come twice, and its place is what it is
          <li key={`${index} ${nameOf(step)}`}>
            <span className={styles.number} aria-hidden="true">
              {index + 1}
            </span>
            <span className={styles.stepName}>{nameOf(step)}</span>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={26}
              disabled={index === 0}
              aria-label={t('earlier', { step: nameOf(step) })}
              onClick={() => onChange(moveStep(steps, index, -1))}
            >
              <IconArrowLeft size={13} aria-hidden="true" />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={26}
              disabled={index === steps.length - 1}
              aria-label={t('later', { step: nameOf(step) })}
              onClick={() => onChange(moveStep(steps, index, 1))}
            >
              <IconArrowRight size={13} aria-hidden="true" />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={26}
              aria-label={t('remove', { step: nameOf(step) })}
              onClick={() => onChange(steps.toSpliced(index, 1))}
            >
              <IconX size={13} aria-hidden="true" />
            </ActionIcon>
          </li>
        ))}
      </ol>
      {steps.length < mostSteps && (
        <div className={styles.add}>
          <FeatureChoice
            key={steps.length}
            product={product}
            label={t('addFeature')}
            value={undefined}
            onChoose={(name) => name !== undefined && onChange([...steps, { kind: 'feature', name }])}
          />
          <AddFilter
            product={product}
            filters={{}}
            label={t('addValue')}
            onAdd={(key, value) => onChange([...steps, { kind: 'value', key, value }])}
          />
        </div>
      )}
    </div>
  );
}
