import { ActionIcon, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import styles from './copy-text.module.css';

interface CopyTextProps {
  /** What the text is, for those who cannot see where it stands. */
  label: string;
  text: string;
}

/** Text that is made to be pasted elsewhere: a key, a token, a piece of code. */
export function CopyText({ label, text }: CopyTextProps): JSX.Element {
  const t = useTranslations('copy');
  const clipboard = useClipboard({ timeout: 1_500 });
  const hint = clipboard.error ? t('failed') : clipboard.copied ? t('copied') : t('copy', { label });
  return (
    <div className={styles.frame}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must scroll by keyboard */}
      <pre tabIndex={0} role="group" aria-label={label}>
        <code>{text}</code>
      </pre>
      <Tooltip label={hint}>
        <ActionIcon variant="default" size={30} aria-label={t('copy', { label })} onClick={() => clipboard.copy(text)}>
          {clipboard.copied ? <IconCheck size={15} aria-hidden="true" /> : <IconCopy size={15} aria-hidden="true" />}
        </ActionIcon>
      </Tooltip>
      <span className="visually-hidden" role="status">
        {clipboard.copied && t('copied')}
      </span>
    </div>
  );
}
