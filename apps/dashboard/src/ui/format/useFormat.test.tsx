// @vitest-environment happy-dom
import { renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { IntlProvider } from 'use-intl';
import { expect, it } from 'vitest';
import type { Locale } from '../../i18n/locales.ts';
import { useFormat } from './useFormat.ts';

const within = (locale: Locale) => ({
  wrapper: ({ children }: { children: ReactNode }) => (
    <IntlProvider locale={locale} messages={{}} timeZone="UTC">
      {children}
    </IntlProvider>
  ),
});

it('is made once for each language, whoever asks', () => {
  const english = renderHook(() => useFormat(), within('en')).result.current;
  const german = renderHook(() => useFormat(), within('de')).result.current;

  expect(renderHook(() => useFormat(), within('en')).result.current).toBe(english);
  expect([english.count(48_210), german.count(48_210)]).toEqual(['48,210', '48.210']);
});
