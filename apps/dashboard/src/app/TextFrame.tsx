import { useSuspenseQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import type { JSX } from 'react';
import { IntlProvider, useLocale, useMessages } from 'use-intl';
import { pageTextQuery, reportTextQuery } from '../data/page-text.ts';
import type { Messages, PageText, ReportText } from '../i18n/locales.ts';

/** Gives the pages of numbers their text. It is several times as long as that of all other pages, so it comes only with them. */
export function ReportsFrame(): JSX.Element {
  const { data } = useSuspenseQuery(reportTextQuery(useLocale()));
  return <TextFrame text={data} />;
}

/** Gives a product's pages that are not numbers their text. */
export function PagesFrame(): JSX.Element {
  const { data } = useSuspenseQuery(pageTextQuery(useLocale()));
  return <TextFrame text={data} />;
}

function TextFrame({ text }: { text: PageText | ReportText }): JSX.Element {
  const locale = useLocale();
  const base = useMessages();
  return (
    <IntlProvider locale={locale} messages={{ ...base, ...text } as unknown as Messages} timeZone="UTC">
      <Outlet />
    </IntlProvider>
  );
}
