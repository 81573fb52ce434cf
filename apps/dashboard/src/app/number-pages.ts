import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { productsQuery } from '../data/products.ts';
import { parseSearchText } from '../ui/filters/search-text.ts';
import { namingPages, reports, studies, uses } from './frames.tsx';

/** The Overview is what people wait for: its first questions are asked as soon as one knows who asks, and not once all of it is drawn. */
const firstQuestions = () => import('../features/overview/ask-ahead.ts');

const overview = createRoute({
  getParentRoute: () => reports,
  path: '/',
  async loader({ context: { api, cache }, params, location, preload }) {
    const product = cache.getQueryData(productsQuery(api).queryKey)?.find(({ id }) => String(id) === params.product);
    if (preload || !product || product.settings.identity === 'none') return; // without IDs it has another page
    (await firstQuestions()).askAhead(
      { api, cache },
      { product: product.id, search: parseSearchText(location.searchStr) },
    );
  },
  component: lazyRouteComponent(async () => {
    const [{ OverviewPage }] = await Promise.all([import('../features/overview/OverviewPage.tsx'), firstQuestions()]);
    return { OverviewPage };
  }, 'OverviewPage'),
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

const installation = createRoute({
  getParentRoute: () => namingPages,
  path: 'installation',
  component: lazyRouteComponent(() => import('../features/installation/InstallationPage.tsx'), 'InstallationPage'),
});

const tree = reports.addChildren([
  overview,
  live,
  versions,
  platforms,
  world,
  licences,
  properties,
  segments,
  studies.addChildren([retention, churn, engagement]),
  uses.addChildren([features, feature, funnels, crashes, crash]),
  namingPages.addChildren([installation]),
]);
type Tree = typeof tree;

/** By name, since the type of all routes written out is longer than the compiler allows. */
export interface NumberPages extends Tree {}

/** The routes of the pages of numbers, with the texts around them. */
export const numberPages: NumberPages = tree;
