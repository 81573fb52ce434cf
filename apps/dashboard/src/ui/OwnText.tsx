import { useSuspenseQuery } from '@tanstack/react-query';
import type { JSX, ReactNode } from 'react';
import { IntlProvider, useLocale, useMessages } from 'use-intl';
import { ownTexts } from '../i18n/own-text.ts';

/** Gives a part that comes late the text that comes with it, on top of what is there. */
export function OwnText({ of, children }: { of: keyof typeof ownTexts; children: ReactNode }): JSX.Element {
  const locale = useLocale();
  const around = useMessages();
  const { data } = useSuspenseQuery<object>({
    queryKey: ['own-text', of, locale],
    queryFn: () => ownTexts[of][locale](),
    staleTime: Infinity,
  });
  return (
    <IntlProvider locale={locale} messages={{ ...around, ...data }} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
