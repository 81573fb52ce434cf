import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { usePerson, useSignOut } from '../data/session.ts';
import { locales } from '../i18n/locales.ts';
import { useChooseLanguage } from './LanguageProvider.tsx';
import styles from './shell.module.css';

/** Each language by its own name, so that whoever needs it can read it. */
const languageNames = { en: 'English', de: 'Deutsch' } as const;
const colorSchemes = ['light', 'dark', 'auto'] as const;

/** Who is signed in, how the dashboard looks to them, and the way out. */
export function AccountMenu(): JSX.Element {
  const t = useTranslations('shell');
  const { name, email } = usePerson();
  // Without that, Mantine writes a style tag for a moment, which the Content-Security-Policy forbids.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const locale = useLocale();
  const chooseLanguage = useChooseLanguage();
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
        <Menu.Label>{t('language')}</Menu.Label>
        {locales.map((language) => (
          <Menu.Item
            key={language}
            closeMenuOnClick={false}
            lang={language}
            aria-current={language === locale}
            onClick={() => void chooseLanguage(language)}
            rightSection={language === locale ? <IconCheck size={14} aria-hidden="true" /> : undefined}
          >
            {languageNames[language]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => void navigate({ to: '/account' })}>{t('ownAccount')}</Menu.Item>
        <Menu.Item onClick={() => signOut.mutate(undefined, { onSuccess: () => void navigate({ to: '/login' }) })}>
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
