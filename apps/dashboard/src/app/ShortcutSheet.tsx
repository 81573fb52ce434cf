import { CloseButton, Kbd, Modal, Switch } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { OwnText } from '../ui/OwnText.tsx';
import { useLetterShortcuts } from '../ui/shortcuts/useShortcut.ts';
import styles from './shell.module.css';

const shortcuts = [
  ['palette', ['⌘K', '/']],
  ['dates', ['D']],
  ['earlier', ['[']],
  ['later', [']']],
  ['compare', ['C']],
  ['filter', ['F']],
  ['theme', ['T']],
  ['read', ['←', '→']],
  ['goTo', ['G', 'O']],
  ['help', ['?']],
] as const;

/** All keys that do something, and the switch that turns the single letters off. */
export function ShortcutSheet(props: { isOpen: boolean; onClose: () => void }): JSX.Element {
  return (
    <OwnText of="menus">
      <Shortcuts {...props} />
    </OwnText>
  );
}

function Shortcuts({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }): JSX.Element {
  const t = useTranslations('shortcuts');
  const [isOn, setOn] = useLetterShortcuts();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      // Mantine's own header would be a second banner of the page to assistive technology.
      withCloseButton={false}
      attributes={{ content: { 'aria-label': t('title') } }}
    >
      <div className={styles.sheetHead}>
        <h2>{t('title')}</h2>
        <CloseButton aria-label={t('close')} onClick={onClose} />
      </div>
      <dl className={styles.shortcuts}>
        {shortcuts.map(([name, keys]) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>
              {keys.map((key) => (
                <Kbd key={key} size="xs">
                  {key}
                </Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <Switch
        checked={isOn}
        onChange={(event) => setOn(event.currentTarget.checked)}
        label={t('letters')}
        description={t('lettersHelp')}
      />
    </Modal>
  );
}
