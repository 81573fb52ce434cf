import { parseSubject, writeClause, type Clause } from '@usance/api';
import { Button, Kbd, Popover, UnstyledButton } from '@mantine/core';
import { IconChevronLeft, IconFilter } from '@tabler/icons-react';
import { useState, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useShortcut } from '../shortcuts/useShortcut.ts';
import { faultOf, isBlank } from './clause-parts.ts';
import { LateClauseEditor } from './LateClauseEditor.tsx';
import { DimensionList } from './DimensionList.tsx';
import styles from './filters.module.css';
import { useNames } from './useNames.ts';

interface AddFilterProps {
  product: number;
  filters: Readonly<Record<string, string>>;
  onAdd: (key: string, value: string) => void;
  /** What the button says, where it adds something else than a filter of the page; then no key opens it. */
  label?: string;
}

/** Chooses a dimension, then its values. What was chosen applies when the popover closes, so the page asks once. */
export function AddFilter({ product, filters, onAdd, label }: AddFilterProps): JSX.Element {
  const t = useTranslations('filter');
  const names = useNames();
  const [isOpen, setIsOpen] = useState(false);
  const [draft, setDraft] = useState<{ key: string; clause: Clause }>();
  const close = () => {
    if (draft && !isBlank(draft.clause) && !faultOf(draft.clause)) onAdd(...writeClause(draft.clause));
    setIsOpen(false);
    setDraft(undefined);
  };
  const begin = (key: string) => {
    const subject = parseSubject(key);
    if (subject) setDraft({ key, clause: { subject, isNegated: false, condition: { kind: 'list', items: [] } } });
  };
  useShortcut('F', () => label === undefined && setIsOpen(true));
  return (
    <Popover
      opened={isOpen}
      onChange={(opened) => (opened ? setIsOpen(true) : close())}
      position="bottom-start"
      trapFocus
      returnFocus
      width={280}
    >
      <Popover.Target>
        <Button
          data-screen-only
          variant="default"
          className={styles.button}
          leftSection={<IconFilter size={14} aria-hidden="true" />}
          rightSection={
            label === undefined && (
              <Kbd size="xs" className={styles.key} aria-hidden="true">
                F
              </Kbd>
            )
          }
          onClick={() => (isOpen ? close() : setIsOpen(true))}
        >
          {label ?? t('add')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={8} aria-label={label ?? t('add')}>
        {draft ? (
          <>
            <UnstyledButton className={styles.back} onClick={() => setDraft(undefined)}>
              <IconChevronLeft size={14} aria-hidden="true" />
              {names.dimension(draft.key)}
              <span className="visually-hidden"> ({t('otherDimension')})</span>
            </UnstyledButton>
            <LateClauseEditor
              product={product}
              subject={draft.key}
              clause={draft.clause}
              onChange={(clause) => setDraft({ key: draft.key, clause })}
              onDone={close}
            />
          </>
        ) : (
          <DimensionList product={product} without={Object.keys(filters)} onPick={begin} />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
