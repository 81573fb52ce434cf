import type { ApiClient } from '@usance/api';
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { hasCode } from '../data/query-client.ts';
import { productsQuery } from '../data/products.ts';
import { guestTextQuery, pageTextQuery, reportTextQuery, studyTextQuery, usesTextQuery } from '../data/page-text.ts';
import { sessionQuery } from '../data/session.ts';
import { chosenLocale } from '../i18n/chosen-locale.ts';
import type { SearchText } from '../ui/filters/search-text.ts';
import { rememberProduct } from './last-product.ts';
import { ProductFrame } from './ProductFrame.tsx';
import { Shell } from './Shell.tsx';

/*
 * What stands around pages: who must be signed in, of which product they are, and the texts that they need.
 */

/** What every route gets. */
export interface Context {
  api: ApiClient;
  cache: QueryClient;
}

export const root = createRootRouteWithContext<Context>()({ component: Outlet });
const asText = (search: Record<string, unknown>): SearchText => search as SearchText; // parseSearchText makes nothing else

/** The pages for whoever is not signed in; nothing is asked about them. */
export const guests = createRoute({
  getParentRoute: () => root,
  id: 'guests',
  loader: ({ context: { cache } }) => cache.ensureQueryData(guestTextQuery(chosenLocale())),
  component: lazyRouteComponent(() => import('./TextFrame.tsx'), 'GuestsFrame'),
});

/** Those of them that show numbers. */
export const guestReports = createRoute({
  getParentRoute: () => guests,
  id: 'guest-reports',
  loader: ({ context: { cache } }) => cache.ensureQueryData(reportTextQuery(chosenLocale())),
  component: lazyRouteComponent(() => import('./TextFrame.tsx'), 'ReportsFrame'),
});

/** Everything behind it needs a person who is signed in. */
export const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  async beforeLoad({ context: { api, cache }, location }) {
    void cache.ensureQueryData(productsQuery(api)).catch(() => undefined); // what is wrong says who needs them
    try {
      await cache.ensureQueryData(sessionQuery(api));
    } catch (error) {
      if (!hasCode(error, 'not-signed-in')) throw error;
      throw redirect({ to: '/login', search: location.pathname === '/' ? {} : { next: location.href } });
    }
  },
  loader: ({ context: { api, cache } }) => cache.ensureQueryData(productsQuery(api)),
  component: Shell,
});

export const product = createRoute({
  getParentRoute: () => signedIn,
  path: 'products/$product',
  async beforeLoad({ context: { api, cache }, params }) {
    const products = await cache.ensureQueryData(productsQuery(api));
    const found = products.find(({ id }) => String(id) === params.product);
    if (!found) throw notFound();
    rememberProduct(found.id);
  },
  component: ProductFrame,
});

/** The pages of numbers: all read days and filters from their address, and have their text in a file of their own. */
export const reports = createRoute({
  getParentRoute: () => product,
  id: 'reports',
  validateSearch: asText,
  loader: ({ context: { cache } }) => cache.ensureQueryData(reportTextQuery(chosenLocale())),
  component: lazyRouteComponent(() => import('./TextFrame.tsx'), 'NumbersFrame'),
});

/** Those of them that follow installations over time: their text is as long as that of all others. */
export const studies = createRoute({
  getParentRoute: () => reports,
  id: 'studies',
  loader: ({ context: { cache } }) => cache.ensureQueryData(studyTextQuery(chosenLocale())),
  component: lazyRouteComponent(() => import('./TextFrame.tsx'), 'StudiesFrame'),
});

/** Those about what programs were used for, and what went wrong. */
export const uses = createRoute({
  getParentRoute: () => reports,
  id: 'uses',
  loader: ({ context: { cache } }) => cache.ensureQueryData(usesTextQuery(chosenLocale())),
  component: lazyRouteComponent(() => import('./TextFrame.tsx'), 'UsesFrame'),
});

/** A product's pages that are not numbers, with their text in another file. */
export const pages = createRoute({
  getParentRoute: () => product,
  id: 'pages',
  loader: ({ context: { cache } }) => cache.ensureQueryData(pageTextQuery(chosenLocale())),
  component: lazyRouteComponent(() => import('./TextFrame.tsx'), 'PagesFrame'),
});

/** The same text beside that of the pages of numbers, for a page that names dimensions. */
export const namingPages = createRoute({
  getParentRoute: () => reports,
  id: 'naming-pages',
  loader: ({ context: { cache } }) => cache.ensureQueryData(pageTextQuery(chosenLocale())),
  component: lazyRouteComponent(() => import('./TextFrame.tsx'), 'PagesFrame'),
});

/** The same text for a page that belongs to no product. */
export const serverPages = createRoute({
  getParentRoute: () => signedIn,
  id: 'server-pages',
  loader: ({ context: { cache } }) => cache.ensureQueryData(pageTextQuery(chosenLocale())),
  component: lazyRouteComponent(() => import('./TextFrame.tsx'), 'PagesFrame'),
});
