import type { Segment } from '@usance/api';
import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useChangeSegment, useDeleteSegment } from '../../data/segments.ts';
import { fieldError, formError } from '../../ui/field-error.ts';
import { segmentWords } from '../../ui/filters/segment-filters.ts';
import { useNames } from '../../ui/filters/useNames.ts';
import form from '../../ui/form.module.css';
import page from '../../ui/page.module.css';
import { Editable } from '../../ui/rights/Allowed.tsx';
import { FormError } from '../../ui/states/FormError.tsx';

const fields = ['name', 'filter'] as const;

/** One segment. Deleting takes a second click: links that name it stop working. */
export function SegmentForm({ product, segment }: { product: number; segment: Segment }): JSX.Element {
  const t = useTranslations('segments');
  const names = useNames();
  const [draft, setDraft] = useState({ name: segment.name, filter: segment.filter });
  const [isAsking, setIsAsking] = useState(false);
  const change = useChangeSegment(product, segment.id);
  const remove = useDeleteSegment(product, segment.id);
  const isChanged = draft.name !== segment.name || draft.filter !== segment.filter;
  return (
    <section className={page.card} aria-label={segment.name}>
      <h2>
        <Link
          to="/products/$product"
          params={{ product: String(product) }}
          search={{ segment: segment.name }}
          title={t('open')}
        >
          {segment.name}
        </Link>
      </h2>
      <p>{segmentWords(segment.filter, names)}</p>
      <Editable by="manage">
        <form
          className={form.form}
          onSubmit={(event) => {
            event.preventDefault();
            change.mutate(draft);
          }}
        >
          {fields.map((field) => (
            <TextInput
              key={field}
              required
              label={t(field)}
              description={field === 'filter' ? t('filterHelp') : undefined}
              value={draft[field]}
              error={fieldError(change.error, field)}
              onChange={(event) => setDraft({ ...draft, [field]: event.currentTarget.value })}
            />
          ))}
          <FormError error={formError(change.error, fields) ?? remove.error} />
          <div className={form.footer}>
            <Button type="submit" className={form.submit} disabled={!isChanged} loading={change.isPending}>
              {t('save')}
            </Button>
            {change.isSuccess && !isChanged && (
              <span className={form.saved} role="status">
                {t('saved')}
              </span>
            )}
            {isAsking ? (
              <>
                <Button color="red" autoFocus loading={remove.isPending} onClick={() => remove.mutate()}>
                  {t('confirm')}
                </Button>
                <Button variant="default" onClick={() => setIsAsking(false)}>
                  {t('cancel')}
                </Button>
              </>
            ) : (
              <Button
                variant="default"
                aria-label={t('deleteNamed', { name: segment.name })}
                onClick={() => setIsAsking(true)}
              >
                {t('delete')}
              </Button>
            )}
          </div>
        </form>
      </Editable>
    </section>
  );
}
