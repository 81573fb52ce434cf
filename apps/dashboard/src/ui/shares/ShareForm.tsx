import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { useState, type FormEvent, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useCreateShare } from '../../data/shares.ts';
import { CopyText } from '../CopyText.tsx';
import { fieldError, formError } from '../field-error.ts';
import { useNames } from '../filters/useNames.ts';
import { readFields } from '../read-fields.ts';
import { useQuestion } from '../report/useQuestion.ts';
import { FormError } from '../states/FormError.tsx';
import { questionOf, sharedDimensions, shownOn, wholeReports, type Shown } from './share-question.ts';
import styles from './shares.module.css';

/** After how many days a link ends. */
const endings = { month: 30, quarter: 90, year: 365, never: undefined } as const;
type Ending = keyof typeof endings;

/** Makes a link with the days and filters of the page, and shows it this once. */
export function ShareForm({ product }: { product: number }): JSX.Element {
  const t = useTranslations('shares');
  const names = useNames();
  const { view, interval } = useQuestion();
  const page = useLocation({ select: ({ pathname }) => pathname.split('/').slice(3).join('/') });
  const [shown, setShown] = useState<Shown>(() => shownOn(page));
  const [ending, setEnding] = useState<Ending>('quarter');
  const create = useCreateShare(product);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { name } = readFields(event.currentTarget, ['name']);
    create.mutate({
      name: name.trim(),
      ...questionOf(shown, view, interval),
      ...(endings[ending] === undefined ? {} : { expiresInDays: endings[ending] }),
    });
  };
  return (
    <>
      <form className={styles.form} onSubmit={submit}>
        <TextInput
          name="name"
          size="xs"
          required
          maxLength={100}
          pattern=".*\S.*"
          label={t('name')}
          placeholder={t('namePlaceholder')}
          error={fieldError(create.error, 'name')}
        />
        <NativeSelect
          size="xs"
          label={t('what')}
          description={t('frozen')}
          value={shown}
          onChange={(event) => setShown(event.currentTarget.value as Shown)} // it has no other options
          data={[
            ...wholeReports.map((value) => ({ value, label: t(`whole.${value}`) })),
            ...sharedDimensions.map((dimension) => ({
              value: `by:${dimension}`,
              label: t('by', { dimension: names.inSentence(dimension) }),
            })),
          ]}
        />
        <NativeSelect
          size="xs"
          label={t('ends')}
          value={ending}
          onChange={(event) => setEnding(event.currentTarget.value as Ending)} // likewise
          data={(['month', 'quarter', 'year', 'never'] as const).map((value) => ({
            value,
            label: t(`after.${value}`),
          }))}
        />
        <FormError error={formError(create.error, ['name'])} />
        <Button type="submit" size="xs" fullWidth loading={create.isPending}>
          {t('submit')}
        </Button>
      </form>
      {create.data && (
        <div className={styles.made} role="status">
          <b>{t('made')}</b>
          <CopyText label={t('link')} text={`${location.origin}${create.data.page}`} />
        </div>
      )}
    </>
  );
}
