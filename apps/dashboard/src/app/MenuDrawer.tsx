import { Drawer } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { Navigation } from './Navigation.tsx';

/** The navigation where there is no room for it at the side. */
export function MenuDrawer({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }): JSX.Element {
  const t = useTranslations('shell');
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      size={272}
      padding="sm"
      withCloseButton={false}
      attributes={{ content: { 'aria-label': t('navigation') } }}
    >
      <Navigation onPick={onClose} />
    </Drawer>
  );
}
