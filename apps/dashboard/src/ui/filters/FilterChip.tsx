import { parseClause, writeClause, type Clause } from '@usance/api';
import { Popover, UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { faultOf, isBlank } from './clause-parts.ts';
import { LateClauseEditor } from './LateClauseEditor.tsx';
import styles from './filters.module.css';
import { useNames } from './useNames.ts';

interface FilterChipProps {
  product: number;
  /** The filter's key in the address, such as `os` or `property.theme`. */
  subject: string;
  value: string;
  onChange: (value: string | undefined) => void;
}

/** A filter as a sentence; a click edits it. One that cannot be read is shown as written, for the server says why. */
export function FilterChip({ product, subject, value, onChange }: FilterChipProps): JSX.Element {
  const t = useTranslations('filter');
  const names = useNames();
  const [draft, setDraft] = useState<Clause>();
  const clause = readClause(subject, value);
  const name = names.dimension(subject);
  const close = () => {
    if (draft && isBlank(draft)) onChange(undefined);
    else if (draft && !faultOf(draft)) onChange(writeClause(draft)[1]);
    setDraft(undefined);
  };
  const removal = (
    <UnstyledButton
      className={styles.chipRemove}
      aria-label={t('remove', { name })}
      onClick={() => onChange(undefined)}
    >
      <IconX size={13} aria-hidden="true" />
    </UnstyledButton>
  );
  if (!clause) {
    return (
      <div className={styles.chip} data-broken>
        <span className={styles.chipMain}>
          <b>{subject}</b>={value}
        </span>
        {removal}
      </div>
    );
  }
  const { relation, values } = names.demand(subject, clause);
  return (
    <Popover
      opened={draft !== undefined}
      onChange={(isOpen) => (isOpen ? setDraft(clause) : close())}
      position="bottom-start"
      trapFocus
      returnFocus
      width={280}
    >
      <div className={styles.chip}>
        <Popover.Target>
          <UnstyledButton className={styles.chipMain} onClick={() => (draft ? close() : setDraft(clause))}>
            <b>{name}</b> <span>{relation}</span> {values}
            <span className="visually-hidden"> ({t('edit')})</span>
          </UnstyledButton>
        </Popover.Target>
        {removal}
      </div>
      <Popover.Dropdown p={8} aria-label={t('editOf', { name })}>
        {draft && (
          <LateClauseEditor product={product} subject={subject} clause={draft} onChange={setDraft} onDone={close} />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function readClause(key: string, value: string): Clause | undefined {
  try {
    return parseClause(key, value);
  } catch {
    return undefined;
  }
}
