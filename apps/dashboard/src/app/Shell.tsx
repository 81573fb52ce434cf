import { ActionIcon, Kbd, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { spotlight } from '@mantine/spotlight';
import { IconMenu2, IconSearch } from '@tabler/icons-react';
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useShortcut } from '../ui/shortcuts/useShortcut.ts';
import { AccountMenu } from './AccountMenu.tsx';
import { ColorSchemeButton } from './ColorSchemeButton.tsx';
import { ProductSwitcher } from './ProductSwitcher.tsx';
import styles from './shell.module.css';

// Nobody needs these for the first look, and together they are a tenth of the shell.
const CommandPalette = lazy(async () => ({ default: (await import('./CommandPalette.tsx')).CommandPalette }));
const MenuDrawer = lazy(async () => ({ default: (await import('./MenuDrawer.tsx')).MenuDrawer }));
// The column that it fills has its width already, so nothing jumps when it comes.
const Navigation = lazy(async () => ({ default: (await import('./Navigation.tsx')).Navigation }));
const ShortcutSheet = lazy(async () => ({ default: (await import('./ShortcutSheet.tsx')).ShortcutSheet }));

/** What stands around every page once somebody is signed in. */
export function Shell(): JSX.Element {
  const t = useTranslations('shell');
  const [isMenuOpen, menu] = useDisclosure();
  const [isSheetOpen, sheet] = useDisclosure();
  useShortcut('shift + ?', sheet.toggle);
  return (
    <div className={styles.shell}>
      <a href="#main" className={styles.skip}>
        {t('skip')}
      </a>
      <aside className={styles.side}>
        <ProductSwitcher />
        <UnstyledButton className={styles.search} onClick={spotlight.open}>
          <IconSearch size={14} aria-hidden="true" />
          {t('search')}
          <Kbd size="xs" className={styles.key} aria-hidden="true">
            ⌘K
          </Kbd>
        </UnstyledButton>
        <Suspense fallback={<div className={styles.navigation} />}>
          <Navigation />
        </Suspense>
        <button type="button" className={styles.foot} onClick={sheet.open}>
          {t('shortcuts')}
          <Kbd size="xs" className={styles.key} aria-hidden="true">
            ?
          </Kbd>
        </button>
      </aside>
      <div className={styles.column}>
        <header className={styles.top}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={34}
            className={styles.burger}
            aria-label={t('menu')}
            onClick={menu.open}
          >
            <IconMenu2 size={18} aria-hidden="true" />
          </ActionIcon>
          <div className={styles.narrowSwitcher}>
            <ProductSwitcher />
          </div>
          <ColorSchemeButton />
          <AccountMenu />
        </header>
        <main id="main" tabIndex={-1} className={styles.main}>
          <Suspense>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <Suspense>
        <MenuDrawer isOpen={isMenuOpen} onClose={menu.close} />
        <ShortcutSheet isOpen={isSheetOpen} onClose={sheet.close} />
        <CommandPalette onHelp={sheet.open} />
      </Suspense>
    </div>
  );
}
