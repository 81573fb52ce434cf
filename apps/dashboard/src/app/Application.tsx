import type { ApiClient } from '@usance/api';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { IntlProvider } from 'use-intl';
import { ApiProvider } from '../data/api-context.tsx';
import { createQueryClient } from '../data/query-client.ts';
import { en } from '../i18n/en.ts';
import { theme } from '../styles/theme.ts';
import { createDashboardRouter } from './router.tsx';

/** The whole dashboard over a client of the API. */
export function Application({ api }: { api: ApiClient }): JSX.Element {
  const [{ cache, router }] = useState(() => assemble(api));
  return (
    <IntlProvider locale="en" messages={en} timeZone="UTC">
      {/* The variables are in the style sheet: see vite.config.ts. */}
      <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
        <QueryClientProvider client={cache}>
          <ApiProvider api={api}>
            <RouterProvider router={router} />
          </ApiProvider>
        </QueryClientProvider>
      </MantineProvider>
    </IntlProvider>
  );
}

function assemble(api: ApiClient) {
  const cache = createQueryClient(() => {
    // The session ended while the page was open; signing in leads back to it.
    const { pathname, href } = router.latestLocation;
    if (pathname === '/login' || pathname === '/setup') return;
    cache.removeQueries({ queryKey: ['session'] });
    void router.navigate({ to: '/login', search: { next: href } });
  });
  const router = createDashboardRouter({ api, cache });
  return { cache, router };
}
