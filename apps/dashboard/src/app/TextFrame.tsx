import { useSuspenseQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { lazy, type JSX, type ReactNode } from 'react';
import { IntlProvider, useLocale, useMessages } from 'use-intl';
import { useProductId } from '../data/product-id.ts';
import { useProduct } from '../data/products.ts';
import { guestTextQuery, pageTextQuery, reportTextQuery, studyTextQuery, usesTextQuery } from '../data/page-text.ts';
import type { GuestText, Messages, PageText, ReportText, StudyText, UseText } from '../i18n/locales.ts';

// Few products are without IDs, and every page of numbers would carry its code and its text.
const WeeksPage = lazy(async () => ({ default: (await import('../features/weeks/WeeksPage.tsx')).WeeksPage }));

/** Gives the pages for whoever is not signed in theirs. */
export function GuestsFrame(): JSX.Element {
  const { data } = useSuspenseQuery(guestTextQuery(useLocale()));
  return <TextFrame text={data} />;
}

/** Gives the pages of numbers the text that they share; in their place it may have something else to show. */
export function ReportsFrame({ children }: { children?: ReactNode }): JSX.Element {
  const { data } = useSuspenseQuery(reportTextQuery(useLocale()));
  return <TextFrame text={data}>{children}</TextFrame>;
}

/** Stands around a product's pages of numbers. One in No-ID mode has a single such page, whatever the address: the others would ask what cannot be answered. */
export function NumbersFrame(): JSX.Element {
  const { identity } = useProduct(useProductId()).settings;
  return (
    <ReportsFrame>
      {identity === 'none' ? (
        <PagesFrame>
          <WeeksPage />
        </PagesFrame>
      ) : undefined}
    </ReportsFrame>
  );
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
export function PagesFrame({ children }: { children?: ReactNode }): JSX.Element {
  const { data } = useSuspenseQuery(pageTextQuery(useLocale()));
  return <TextFrame text={data}>{children}</TextFrame>;
}

interface TextFrameProps {
  text: GuestText | PageText | ReportText | StudyText | UseText;
  children?: ReactNode;
}

function TextFrame({ text, children }: TextFrameProps): JSX.Element {
  const locale = useLocale();
  const base = useMessages();
  return (
    <IntlProvider locale={locale} messages={{ ...base, ...text } as unknown as Messages} timeZone="UTC">
      {children ?? <Outlet />}
    </IntlProvider>
  );
}
