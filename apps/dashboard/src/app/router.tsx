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
import { pageTextQuery, reportTextQuery, studyTextQuery, usesTextQuery } from '../data/page-text.ts';
import { sessionQuery, setupQuery } from '../data/session.ts';
import { chosenLocale } from '../i18n/chosen-locale.ts';
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

/** The pages of numbers: all read days and filters from their address, and have their text in a file of their own. */
const reports = createRoute({
  getParentRoute: () => product,
  id: 'reports',
  validateSearch: asText,
  loader: ({ context: { cache } }) => cache.ensureQueryData(reportTextQuery(chosenLocale())),
  component: lazyRouteComponent(() => import('./TextFrame.tsx'), 'ReportsFrame'),
});

/** Those of them that follow installations over time: their text is as long as that of all others. */
const studies = createRoute({
  getParentRoute: () => reports,
  id: 'studies',
  loader: ({ context: { cache } }) => cache.ensureQueryData(studyTextQuery(chosenLocale())),
  component: lazyRouteComponent(() => import('./TextFrame.tsx'), 'StudiesFrame'),
});

/** Those about what programs were used for, and what went wrong. */
const uses = createRoute({
  getParentRoute: () => reports,
  id: 'uses',
  loader: ({ context: { cache } }) => cache.ensureQueryData(usesTextQuery(chosenLocale())),
  component: lazyRouteComponent(() => import('./TextFrame.tsx'), 'UsesFrame'),
});

const overview = createRoute({
  getParentRoute: () => reports,
  path: '/',
  component: lazyRouteComponent(() => import('../features/overview/OverviewPage.tsx'), 'OverviewPage'),
});

const retention = createRoute({
  getParentRoute: () => studies,
  path: 'retention',
  component: lazyRouteComponent(() => import('../features/retention/RetentionPage.tsx'), 'RetentionPage'),
});

const features = createRoute({
  getParentRoute: () => uses,
  path: 'features',
  component: lazyRouteComponent(() => import('../features/features/FeaturesPage.tsx'), 'FeaturesPage'),
});

const feature = createRoute({
  getParentRoute: () => uses,
  path: 'features/one',
  component: lazyRouteComponent(() => import('../features/features/FeaturePage.tsx'), 'FeaturePage'),
});

const funnels = createRoute({
  getParentRoute: () => uses,
  path: 'funnels',
  component: lazyRouteComponent(() => import('../features/funnels/FunnelsPage.tsx'), 'FunnelsPage'),
});

const versions = createRoute({
  getParentRoute: () => reports,
  path: 'versions',
  component: lazyRouteComponent(() => import('../features/versions/VersionsPage.tsx'), 'VersionsPage'),
});

const platforms = createRoute({
  getParentRoute: () => reports,
  path: 'platforms',
  component: lazyRouteComponent(() => import('../features/platforms/PlatformsPage.tsx'), 'PlatformsPage'),
});

const churn = createRoute({
  getParentRoute: () => studies,
  path: 'churn',
  component: lazyRouteComponent(() => import('../features/churn/ChurnPage.tsx'), 'ChurnPage'),
});

const live = createRoute({
  getParentRoute: () => reports,
  path: 'live',
  component: lazyRouteComponent(() => import('../features/live/LivePage.tsx'), 'LivePage'),
});

const crashes = createRoute({
  getParentRoute: () => uses,
  path: 'crashes',
  component: lazyRouteComponent(() => import('../features/crashes/CrashesPage.tsx'), 'CrashesPage'),
});

const crash = createRoute({
  getParentRoute: () => uses,
  path: 'crashes/one',
  component: lazyRouteComponent(() => import('../features/crashes/CrashPage.tsx'), 'CrashPage'),
});

const world = createRoute({
  getParentRoute: () => reports,
  path: 'world',
  component: lazyRouteComponent(() => import('../features/world/WorldPage.tsx'), 'WorldPage'),
});

const engagement = createRoute({
  getParentRoute: () => studies,
  path: 'engagement',
  component: lazyRouteComponent(() => import('../features/engagement/EngagementPage.tsx'), 'EngagementPage'),
});

const licences = createRoute({
  getParentRoute: () => reports,
  path: 'licences',
  component: lazyRouteComponent(() => import('../features/licences/LicencesPage.tsx'), 'LicencesPage'),
});

const properties = createRoute({
  getParentRoute: () => reports,
  path: 'properties',
  component: lazyRouteComponent(() => import('../features/properties/PropertiesPage.tsx'), 'PropertiesPage'),
});

const segments = createRoute({
  getParentRoute: () => reports,
  path: 'segments',
  component: lazyRouteComponent(() => import('../features/segments/SegmentsPage.tsx'), 'SegmentsPage'),
});

/** A product's pages that are not numbers, with their text in another file. */
const pages = createRoute({
  getParentRoute: () => product,
  id: 'pages',
  loader: ({ context: { cache } }) => cache.ensureQueryData(pageTextQuery(chosenLocale())),
  component: lazyRouteComponent(() => import('./TextFrame.tsx'), 'PagesFrame'),
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

/** The same text beside that of the pages of numbers, for a page that names dimensions. */
const namingPages = createRoute({
  getParentRoute: () => reports,
  id: 'naming-pages',
  loader: ({ context: { cache } }) => cache.ensureQueryData(pageTextQuery(chosenLocale())),
  component: lazyRouteComponent(() => import('./TextFrame.tsx'), 'PagesFrame'),
});

const installation = createRoute({
  getParentRoute: () => namingPages,
  path: 'installation',
  component: lazyRouteComponent(() => import('../features/installation/InstallationPage.tsx'), 'InstallationPage'),
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

/** The same text for a page that belongs to no product. */
const serverPages = createRoute({
  getParentRoute: () => signedIn,
  id: 'server-pages',
  loader: ({ context: { cache } }) => cache.ensureQueryData(pageTextQuery(chosenLocale())),
  component: lazyRouteComponent(() => import('./TextFrame.tsx'), 'PagesFrame'),
});

const tokens = createRoute({
  getParentRoute: () => serverPages,
  path: 'tokens',
  component: lazyRouteComponent(() => import('../features/tokens/TokensPage.tsx'), 'TokensPage'),
});

const studyPages = [retention, churn, engagement] as const;
const usesPages = [features, feature, funnels, crashes, crash] as const;
const reportPages = [overview, live, versions, platforms, world, licences, properties, segments] as const;

const routeTree = root.addChildren([
  setup,
  login,
  signedIn.addChildren([
    home,
    newProduct,
    product.addChildren([
      reports.addChildren([
        ...reportPages,
        studies.addChildren(studyPages),
        uses.addChildren(usesPages),
        namingPages.addChildren([installation]),
      ]),
      pages.addChildren([privacy, plan, api, firstSync, settings]),
    ]),
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
