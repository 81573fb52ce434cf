import type { ApiClient } from '@usance/api';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { ApiProvider } from '../data/api-context.tsx';
import { sessionQuery } from '../data/session.ts';
import { createQueryClient } from '../data/query-client.ts';
import type { BaseText } from '../i18n/locales.ts';
import { theme } from '../styles/theme.ts';
import { LanguageProvider } from './LanguageProvider.tsx';
import { createDashboardRouter } from './router.tsx';

/** The whole dashboard over a client of the API, in the language of the text that is given. */
export function Application({ api, text }: { api: ApiClient; text: BaseText }): JSX.Element {
  const [{ cache, router }] = useState(() => assemble(api));
  return (
    <LanguageProvider text={text}>
      {/* The variables are in the style sheet: see vite.config.ts. */}
      <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
        <QueryClientProvider client={cache}>
          <ApiProvider api={api}>
            <RouterProvider router={router} />
          </ApiProvider>
        </QueryClientProvider>
      </MantineProvider>
    </LanguageProvider>
  );
}

function assemble(api: ApiClient) {
  const cache = createQueryClient(() => {
    // Of somebody who was not signed in when the page was opened, the router finds out by itself.
    if (cache.getQueryData(sessionQuery(api).queryKey) === undefined) return;
    // The session ended while the page was open; signing in leads back to it.
    const { pathname, href } = router.latestLocation;
    if (pathname === '/login' || pathname === '/setup' || pathname === '/welcome') return;
    cache.removeQueries({ queryKey: ['session'] });
    void router.navigate({ to: '/login', search: { next: href } });
  });
  const router = createDashboardRouter({ api, cache });
  // The code of the page comes while the server is asked who is here.
  const [matched] = router.getMatchedRoutes(router.latestLocation.pathname);
  for (const route of matched) void router.loadRouteChunk(route)?.catch(() => undefined); // the router asks again, and says what is wrong
  return { cache, router };
}
