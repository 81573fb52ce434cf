import { useSuspenseQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import type { JSX } from 'react';
import { IntlProvider, useLocale, useMessages } from 'use-intl';
import { reportTextQuery } from '../data/report-text.ts';
import type { Messages } from '../i18n/locales.ts';

/** Gives the pages of numbers their text. It is several times as long as that of all other pages, so it comes only with them. */
export function ReportsFrame(): JSX.Element {
  const locale = useLocale();
  const base = useMessages();
  const { data } = useSuspenseQuery(reportTextQuery(locale));
  return (
    <IntlProvider locale={locale} messages={{ ...base, ...data } as unknown as Messages} timeZone="UTC">
      <Outlet />
    </IntlProvider>
  );
}
