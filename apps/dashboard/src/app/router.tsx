import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { productsQuery } from '../data/products.ts';
import { parseSearchText, writeSearchText } from '../ui/filters/search-text.ts';
import { FailurePage, MissingPage } from './FailurePage.tsx';
import { type Context, pages, product, root, signedIn } from './frames.tsx';
import { guestPages } from './guest-pages.ts';
import { recallProduct } from './last-product.ts';
import { numberPages } from './number-pages.ts';
import { ownPages } from './own-pages.ts';

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

const routeTree = root.addChildren([
  guestPages,
  signedIn.addChildren([
    home,
    product.addChildren([numberPages, pages.addChildren([privacy, plan, api, firstSync, settings])]),
    ownPages,
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
