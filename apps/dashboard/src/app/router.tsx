import type { ApiClient } from '@usance/api';
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { hasCode } from '../data/query-client.ts';
import { productsQuery } from '../data/products.ts';
import { sessionQuery, setupQuery } from '../data/session.ts';
import { parseSearchText, writeSearchText, type SearchText } from '../ui/filters/search-text.ts';
import { FailurePage, MissingPage } from './FailurePage.tsx';
import { recallProduct, rememberProduct } from './last-product.ts';
import { ProductFrame } from './ProductFrame.tsx';
import { Shell } from './Shell.tsx';

interface Context {
  api: ApiClient;
  cache: QueryClient;
}

const root = createRootRouteWithContext<Context>()({ component: Outlet });
const asText = (search: Record<string, unknown>): SearchText => search as SearchText; // parseSearchText makes nothing else

const setup = createRoute({
  getParentRoute: () => root,
  path: 'setup',
  component: lazyRouteComponent(() => import('../features/setup/SetupPage.tsx'), 'SetupPage'),
});

const login = createRoute({
  getParentRoute: () => root,
  path: 'login',
  // Only a path of this very site: anything else would make the log-in page a stepping stone to other sites. What is
  // not one is set to `undefined`, since the router keeps every key that is merely left out.
  validateSearch: ({ next }): { next?: string | undefined } => ({
    next: typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : undefined,
  }),
  async beforeLoad({ context: { api, cache } }) {
    const { needed } = await cache.ensureQueryData(setupQuery(api));
    if (needed) throw redirect({ to: '/setup' });
  },
  component: lazyRouteComponent(() => import('../features/login/LoginPage.tsx'), 'LoginPage'),
});

/** Everything behind it needs a person who is signed in. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  async beforeLoad({ context: { api, cache }, location }) {
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

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  async beforeLoad({ context: { api, cache } }) {
    const products = await cache.ensureQueryData(productsQuery(api));
    const product = products.find(({ id }) => id === recallProduct()) ?? products[0];
    if (!product) throw redirect({ to: '/products/new' });
    throw redirect({ to: '/products/$product', params: { product: String(product.id) } });
  },
});

const newProduct = createRoute({
  getParentRoute: () => signedIn,
  path: 'products/new',
  component: lazyRouteComponent(() => import('../features/products/NewProductPage.tsx'), 'NewProductPage'),
});

const product = createRoute({
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

const overview = createRoute({
  getParentRoute: () => product,
  path: '/',
  validateSearch: asText,
  component: lazyRouteComponent(() => import('../features/overview/OverviewPage.tsx'), 'OverviewPage'),
});

const firstSync = createRoute({
  getParentRoute: () => product,
  path: 'first-sync',
  component: lazyRouteComponent(() => import('../features/first-sync/FirstSyncPage.tsx'), 'FirstSyncPage'),
});

const settings = createRoute({
  getParentRoute: () => product,
  path: 'settings',
  component: lazyRouteComponent(() => import('../features/products/ProductSettingsPage.tsx'), 'ProductSettingsPage'),
});

const tokens = createRoute({
  getParentRoute: () => signedIn,
  path: 'tokens',
  component: lazyRouteComponent(() => import('../features/tokens/TokensPage.tsx'), 'TokensPage'),
});

const routeTree = root.addChildren([
  setup,
  login,
  signedIn.addChildren([home, newProduct, product.addChildren([overview, firstSync, settings]), tokens]),
]);

export function createDashboardRouter(context: Context) {
  return createRouter({
    routeTree,
    context,
    parseSearch: parseSearchText,
    stringifySearch: writeSearchText,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0, // the query cache decides what is fresh
    defaultErrorComponent: FailurePage,
    defaultNotFoundComponent: MissingPage,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createDashboardRouter>;
  }
}
