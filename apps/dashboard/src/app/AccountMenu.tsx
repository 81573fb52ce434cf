import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconLogout } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { usePerson, useSignOut } from '../data/session.ts';
import styles from './shell.module.css';

const colorSchemes = ['light', 'dark', 'auto'] as const;

/** Who is signed in, how the dashboard looks to them, and the way out. */
export function AccountMenu(): JSX.Element {
  const t = useTranslations('shell');
  const { name, email } = usePerson();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const navigate = useNavigate();
  const signOut = useSignOut();
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <UnstyledButton className={styles.account}>
          <span aria-hidden="true">{initialsOf(name)}</span>
          <span className="visually-hidden">{t('account', { name })}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles.person}>
          <b>{name}</b>
          <span>{email}</span>
        </div>
        <Menu.Divider />
        <Menu.Label>{t('appearance')}</Menu.Label>
        {colorSchemes.map((scheme) => (
          <Menu.Item
            key={scheme}
            closeMenuOnClick={false}
            aria-current={scheme === colorScheme}
            onClick={() => setColorScheme(scheme)}
            rightSection={scheme === colorScheme ? <IconCheck size={14} aria-hidden="true" /> : undefined}
          >
            {t(`colorScheme.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={14} aria-hidden="true" />}
          onClick={() => signOut.mutate(undefined, { onSuccess: () => void navigate({ to: '/login' }) })}
        >
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** At most two letters: of the first and the last part of a name. */
function initialsOf(name: string): string {
  const letters = name.match(/(?<![^\s])\p{L}/gu) ?? [];
  return [letters[0], letters.length > 1 ? letters.at(-1) : undefined].join('').toUpperCase();
}
