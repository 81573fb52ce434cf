import { kindOf, type Clause } from '@usance/api';
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { faultOf, formOf, isBlank, rangeOf, withPattern, withRange, type ConditionForm } from './clause-parts.ts';
import styles from './filters.module.css';
import { ValueChecklist } from './ValueChecklist.tsx';

interface ClauseEditorProps {
  product: number;
  subject: string;
  clause: Clause;
  onChange: (clause: Clause) => void;
  onDone: () => void;
}

/** What each kind of subject can be asked, in the order in which it is offered. */
const formsByKind: Record<ReturnType<typeof kindOf>, readonly ConditionForm[]> = {
  text: ['values', 'pattern'],
  list: ['values', 'pattern'],
  version: ['values', 'range', 'pattern'],
  number: ['values', 'range'],
  property: ['values', 'range', 'pattern'],
  feature: ['range'],
};

export function ClauseEditor({ product, subject, clause, onChange, onDone }: ClauseEditorProps): JSX.Element {
  const t = useTranslations('filter');
  const forms = formsByKind[kindOf(clause.subject)];
  const [chosen, setForm] = useState<ConditionForm>(isBlank(clause) ? (forms[0] ?? 'values') : formOf(clause));
  const form = forms.includes(chosen) ? chosen : (forms[0] ?? 'values');
  const fault = faultOf(clause);
  return (
    <form
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault();
        onDone();
      }}
    >
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('relation')}
        value={clause.isNegated ? 'isNot' : 'is'}
        onChange={(relation) => onChange({ ...clause, isNegated: relation === 'isNot' })}
        data={[
          { value: 'is', label: t('is') },
          { value: 'isNot', label: t('isNot') },
        ]}
      />
      {forms.length > 1 && (
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t('form')}
          value={form}
          onChange={(next) => setForm(next)}
          data={forms.map((value) => ({ value, label: t(`forms.${value}`) }))}
        />
      )}
      {form === 'values' && <ValueChecklist product={product} subject={subject} clause={clause} onChange={onChange} />}
      {form === 'range' && <RangeFields clause={clause} onChange={onChange} />}
      {form === 'pattern' && (
        <TextInput
          size="xs"
          autoFocus
          label={t('pattern')}
          description={t('patternHelp')}
          placeholder="^4\."
          value={clause.condition.kind === 'pattern' ? clause.condition.pattern : ''}
          onChange={(event) => onChange(withPattern(clause, event.currentTarget.value))}
        />
      )}
      {fault !== undefined && (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
      <Button type="submit" fullWidth disabled={fault !== undefined}>
        {t('apply')}
      </Button>
    </form>
  );
}

function RangeFields({ clause, onChange }: Pick<ClauseEditorProps, 'clause' | 'onChange'>): JSX.Element {
  const t = useTranslations('filter');
  const { from, to } = rangeOf(clause);
  return (
    <div className={styles.ends}>
      <TextInput
        size="xs"
        autoFocus
        label={t('rangeFrom')}
        value={from}
        onChange={(event) => onChange(withRange(clause, { from: event.currentTarget.value.trim(), to }))}
      />
      <TextInput
        size="xs"
        label={t('rangeTo')}
        value={to}
        onChange={(event) => onChange(withRange(clause, { from, to: event.currentTarget.value.trim() }))}
      />
    </div>
  );
}
