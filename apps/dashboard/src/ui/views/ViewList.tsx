import type { View } from '@usance/api';
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useState, type JSX, type MouseEvent } from 'react';
import { useTranslations } from 'use-intl';
import { useMay } from '../../data/session.ts';
import { useCreateView, useDeleteView, useViews } from '../../data/views.ts';
import { fieldError, formError } from '../field-error.ts';
import styles from '../filters/filters.module.css';
import { Allowed } from '../rights/Allowed.tsx';
import { FormError } from '../states/FormError.tsx';
import { readViewAddress, writeViewAddress } from './view-address.ts';
import own from './views.module.css';

/** The views that there are, and a field that makes one of the page as it is now. */
export function ViewList({ product, onDone }: { product: number; onDone: () => void }): JSX.Element {
  const t = useTranslations('views');
  const here = useLocation();
  const [name, setName] = useState('');
  const views = useViews(product);
  const create = useCreateView(product);
  return (
    <div className={styles.editor}>
      <ul className={own.views}>
        {(views.data ?? []).map((view) => (
          <ViewRow key={view.id} product={product} view={view} onDone={onDone} />
        ))}
      </ul>
      {views.data?.length === 0 && <p className={styles.nothing}>{t('none')}</p>}
      {views.isError && <p className={styles.nothing}>{views.error.message}</p>}
      <Allowed to="manage" isLine>
        <form
          className={styles.editor}
          onSubmit={(event) => {
            event.preventDefault();
            create.mutate({ name, ...readViewAddress(here) }, { onSuccess: () => setName('') });
          }}
        >
          <TextInput
            size="xs"
            required
            maxLength={100}
            label={t('save')}
            placeholder={t('name')}
            value={name}
            error={fieldError(create.error, 'name')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <FormError error={formError(create.error, ['name'])} />
          <Button type="submit" fullWidth loading={create.isPending}>
            {t('submit')}
          </Button>
        </form>
      </Allowed>
    </div>
  );
}

/** One view. Deleting takes a second click, for everybody sees the views. */
function ViewRow({ product, view, onDone }: { product: number; view: View; onDone: () => void }): JSX.Element {
  const t = useTranslations('views');
  const navigate = useNavigate();
  const mayDelete = useMay('manage');
  const remove = useDeleteView(product);
  const [isAsking, setIsAsking] = useState(false);
  const href = writeViewAddress(product, view);
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return; // in a tab or a window of its own
    event.preventDefault();
    void navigate({ href });
    onDone();
  };
  return (
    <li>
      <a href={href} className={styles.option} onClick={open}>
        {view.name}
      </a>
      {isAsking ? (
        <Button
          color="red"
          size="compact-xs"
          autoFocus
          loading={remove.isPending}
          onClick={() => remove.mutate(view.id)}
        >
          {t('confirm')}
        </Button>
      ) : mayDelete ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('delete', { name: view.name })}
          onClick={() => setIsAsking(true)}
        >
          <IconTrash size={14} aria-hidden="true" />
        </ActionIcon>
      ) : null}
      <FormError error={remove.error} />
    </li>
  );
}
