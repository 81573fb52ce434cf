import { ActionIcon, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useShortcut } from '../ui/shortcuts/useShortcut.ts';

/** Light or dark with one click. The account menu also has the system's choice. */
export function ColorSchemeButton(): JSX.Element {
  const t = useTranslations('shell');
  // Without that, Mantine writes a style tag for a moment, which the Content-Security-Policy forbids.
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const isDark = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark';
  const toggle = () => setColorScheme(isDark ? 'light' : 'dark');
  const label = t(isDark ? 'toLight' : 'toDark');
  useShortcut('T', toggle);
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" size={32} aria-label={label} onClick={toggle}>
        {isDark ? <IconSun size={17} aria-hidden="true" /> : <IconMoon size={17} aria-hidden="true" />}
      </ActionIcon>
    </Tooltip>
  );
}
