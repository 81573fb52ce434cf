import { useSuspenseQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import type { JSX } from 'react';
import { IntlProvider, useLocale, useMessages } from 'use-intl';
import { pageTextQuery, reportTextQuery, studyTextQuery, usesTextQuery } from '../data/page-text.ts';
import type { Messages, PageText, ReportText, StudyText, UseText } from '../i18n/locales.ts';

/** Gives the pages of numbers the text that they share. */
export function ReportsFrame(): JSX.Element {
  const { data } = useSuspenseQuery(reportTextQuery(useLocale()));
  return <TextFrame text={data} />;
}

/** Gives the pages of numbers that follow installations over time theirs, on top. */
export function StudiesFrame(): JSX.Element {
  const { data } = useSuspenseQuery(studyTextQuery(useLocale()));
  return <TextFrame text={data} />;
}

/** Gives those about what programs were used for, and what went wrong, theirs. */
export function UsesFrame(): JSX.Element {
  const { data } = useSuspenseQuery(usesTextQuery(useLocale()));
  return <TextFrame text={data} />;
}

/** Gives a product's pages that are not numbers their text. */
export function PagesFrame(): JSX.Element {
  const { data } = useSuspenseQuery(pageTextQuery(useLocale()));
  return <TextFrame text={data} />;
}

function TextFrame({ text }: { text: PageText | ReportText | StudyText | UseText }): JSX.Element {
  const locale = useLocale();
  const base = useMessages();
  return (
    <IntlProvider locale={locale} messages={{ ...base, ...text } as unknown as Messages} timeZone="UTC">
      <Outlet />
    </IntlProvider>
  );
}
