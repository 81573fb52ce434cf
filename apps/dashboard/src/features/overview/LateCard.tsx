import { useSuspenseQueries } from '@tanstack/react-query';
import type { JSX } from 'react';
import { IntlProvider, useLocale, useMessages } from 'use-intl';
import { studyTextQuery, usesTextQuery } from '../../data/page-text.ts';
import type { Messages } from '../../i18n/locales.ts';
import type { Question } from '../../ui/report/question.ts';
import { CohortsCard } from './CohortsCard.tsx';
import { TopFeaturesCard } from './TopFeaturesCard.tsx';

const cards = { features: TopFeaturesCard, cohorts: CohortsCard };

interface LateCardProps {
  card: keyof typeof cards;
  product: number;
  question: Question;
}

/** A card that another page has in full, with the text of that page. */
export function LateCard({ card, ...asked }: LateCardProps): JSX.Element {
  const locale = useLocale();
  const around = useMessages();
  const [{ data: studies }, { data: uses }] = useSuspenseQueries({
    queries: [studyTextQuery(locale), usesTextQuery(locale)],
  });
  const Card = cards[card];
  return (
    <IntlProvider locale={locale} messages={{ ...around, ...studies, ...uses } as unknown as Messages} timeZone="UTC">
      <Card {...asked} />
    </IntlProvider>
  );
}
