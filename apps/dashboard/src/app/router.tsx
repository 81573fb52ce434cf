import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { productsQuery } from '../data/products.ts';
import { setupQuery } from '../data/session.ts';
import { parseSearchText, writeSearchText } from '../ui/filters/search-text.ts';
import { FailurePage, MissingPage } from './FailurePage.tsx';
import { type Context, pages, product, root, serverPages, signedIn } from './frames.tsx';
import { recallProduct } from './last-product.ts';
import { numberPages } from './number-pages.ts';

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

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  async beforeLoad({ context: { api, cache } }) {
    const products = await cache.ensureQueryData(productsQuery(api));
    const chosen = products.find(({ id }) => id === recallProduct()) ?? products[0];
    if (!chosen) throw redirect({ to: '/products/new' });
    throw redirect({ to: '/products/$product', params: { product: String(chosen.id) } });
  },
});

const newProduct = createRoute({
  getParentRoute: () => signedIn,
  path: 'products/new',
  component: lazyRouteComponent(() => import('../features/products/NewProductPage.tsx'), 'NewProductPage'),
});

const privacy = createRoute({
  getParentRoute: () => pages,
  path: 'privacy',
  component: lazyRouteComponent(() => import('../features/privacy/PrivacyPage.tsx'), 'PrivacyPage'),
});

const plan = createRoute({
  getParentRoute: () => pages,
  path: 'plan',
  component: lazyRouteComponent(() => import('../features/plan/PlanPage.tsx'), 'PlanPage'),
});

const api = createRoute({
  getParentRoute: () => pages,
  path: 'api',
  component: lazyRouteComponent(() => import('../features/api/ApiPage.tsx'), 'ApiPage'),
});

const firstSync = createRoute({
  getParentRoute: () => pages,
  path: 'first-sync',
  component: lazyRouteComponent(() => import('../features/first-sync/FirstSyncPage.tsx'), 'FirstSyncPage'),
});

const settings = createRoute({
  getParentRoute: () => pages,
  path: 'settings',
  component: lazyRouteComponent(() => import('../features/products/ProductSettingsPage.tsx'), 'ProductSettingsPage'),
});

const tokens = createRoute({
  getParentRoute: () => serverPages,
  path: 'tokens',
  component: lazyRouteComponent(() => import('../features/tokens/TokensPage.tsx'), 'TokensPage'),
});

const routeTree = root.addChildren([
  setup,
  login,
  signedIn.addChildren([
    home,
    newProduct,
    product.addChildren([numberPages, pages.addChildren([privacy, plan, api, firstSync, settings])]),
    serverPages.addChildren([tokens]),
  ]),
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
