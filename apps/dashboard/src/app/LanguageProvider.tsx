import { createContext, useContext, useEffect, useState, type JSX, type ReactNode } from 'react';
import { IntlProvider } from 'use-intl';
import { chosenLocale, rememberLocale } from '../i18n/chosen-locale.ts';
import { loadBaseText } from '../i18n/load-text.ts';
import type { BaseText, Locale, Messages } from '../i18n/locales.ts';

const LanguageContext = createContext<{ choose: (locale: Locale) => Promise<void> } | undefined>(undefined);

/** Speaks one language to everything below, and another from the moment it is chosen. */
export function LanguageProvider({ text, children }: { text: BaseText; children: ReactNode }): JSX.Element {
  const [language, setLanguage] = useState(() => ({ locale: chosenLocale(), text }));
  const [choice] = useState(() => ({
    async choose(locale: Locale) {
      rememberLocale(locale);
      setLanguage({ locale, text: await loadBaseText(locale) });
    },
  }));
  useEffect(() => {
    document.documentElement.lang = language.locale;
  }, [language.locale]);
  return (
    <LanguageContext value={choice}>
      {/* The text of the pages of numbers comes with them: see TextFrame. */}
      <IntlProvider locale={language.locale} messages={language.text as unknown as Messages} timeZone="UTC">
        {children}
      </IntlProvider>
    </LanguageContext>
  );
}

/** A function that changes the language. */
export function useChooseLanguage(): (locale: Locale) => Promise<void> {
  const choice = useContext(LanguageContext);
  if (!choice) throw new Error('useChooseLanguage needs a LanguageProvider above it');
  return choice.choose;
}
