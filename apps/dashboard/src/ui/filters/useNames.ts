import { kindOf, missingWord, parseClause, parseSubject, type Clause, type Item, type Subject } from '@usance/api';
import { useMemo } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useFormat } from '../format/useFormat.ts';

export interface Names {
  /** What people call a dimension, a property or a feature filter. */
  dimension: (key: string) => string;
  /** The same inside a sentence: `by licence type`. */
  inSentence: (key: string) => string;
  /** What people call a value of it: countries and languages by name, memory in gigabytes. */
  value: (key: string, value: string) => string;
  /** What a clause demands, in words, without its subject: `is not Linux`. */
  demand: (key: string, clause: Clause) => { relation: string; values: string };
  /** A whole filter in words: `OS is not Linux`. One that cannot be read stands as it is written. */
  filter: (key: string, text: string) => string;
}

export function useNames(): Names {
  const t = useTranslations();
  const locale = useLocale();
  const format = useFormat();
  return useMemo(() => {
    const subjectName = (subject: Subject): string => {
      if (subject.kind === 'feature') {
        return t(subject.isEver ? 'filter.featureEver' : 'filter.feature', { name: subject.name });
      }
      const name = subject.kind === 'property' ? subject.key : t(`dimension.${subject.dimension.name}`);
      return subject.isLatest ? t('filter.latest', { name }) : name;
    };
    const dimension = (key: string) => {
      const subject = parseSubject(key);
      return subject ? subjectName(subject) : key;
    };
    const value = (key: string, text: string) => {
      if (text === missingWord) return t('value.missing');
      if (text === '(rest)') return t('value.rest');
      if (text === '(other)') return t('value.hidden');
      switch (key.replace(/^latest\./, '')) {
        case 'country':
          return format.country(text);
        case 'language':
        case 'locale':
          return format.language(text);
        case 'memoryMb':
          return format.memory(Number(text));
        default:
          return text;
      }
    };
    const itemText = (key: string, item: Item): string => {
      if (item.kind === 'value') return value(key, item.value);
      if (item.kind === 'missing') return t('value.missing');
      const [from, to] = [item.from, item.to].map((end) => (end === undefined ? undefined : value(key, end)));
      if (from === undefined) return t('filter.atMost', { to: to ?? '' });
      return to === undefined ? t('filter.atLeast', { from }) : t('filter.between', { from, to });
    };
    const names: Omit<Names, 'filter'> = {
      dimension,
      inSentence: (key) =>
        parseSubject(key)?.kind === 'dimension' ? inSentence(dimension(key), locale) : dimension(key),
      value,
      demand(key, { subject, condition, isNegated }) {
        if (condition.kind === 'pattern') {
          return { relation: t(isNegated ? 'filter.matchesNot' : 'filter.matches'), values: condition.pattern };
        }
        const isUse = kindOf(subject) === 'feature';
        const relation = isUse
          ? isNegated
            ? 'filter.usedNot'
            : 'filter.used'
          : isNegated
            ? 'filter.isNot'
            : 'filter.is';
        const shown = condition.items.slice(0, 2).map((item) => itemText(key, item));
        const more = condition.items.length - shown.length;
        const values = shown.join(', ') + (more > 0 ? ` ${t('filter.more', { count: more })}` : '');
        return { relation: t(relation), values: isUse ? t('filter.times', { count: values }) : values };
      },
    };
    return {
      ...names,
      filter(key, text) {
        if (key === 'segment') return t('filter.segmentNamed', { name: text });
        try {
          const { relation, values } = names.demand(key, parseClause(key, text));
          return `${dimension(key)} ${relation} ${values}`;
        } catch {
          return `${key}=${text}`;
        }
      },
    };
  }, [t, locale, format]);
}

/** English writes a common noun small inside a sentence, unless it is an abbreviation; German writes every noun large. */
function inSentence(name: string, locale: string): string {
  const isAbbreviation = /^\p{Lu}{2}/u.test(name);
  return locale.startsWith('en') && !isAbbreviation ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
