import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { serverPages } from './frames.tsx';

const newProduct = createRoute({
  getParentRoute: () => serverPages,
  path: 'products/new',
  component: lazyRouteComponent(() => import('../features/products/NewProductPage.tsx'), 'NewProductPage'),
});

const tokens = createRoute({
  getParentRoute: () => serverPages,
  path: 'tokens',
  component: lazyRouteComponent(() => import('../features/tokens/TokensPage.tsx'), 'TokensPage'),
});

const people = createRoute({
  getParentRoute: () => serverPages,
  path: 'people',
  component: lazyRouteComponent(() => import('../features/people/PeoplePage.tsx'), 'PeoplePage'),
});

const account = createRoute({
  getParentRoute: () => serverPages,
  path: 'account',
  component: lazyRouteComponent(() => import('../features/account/AccountPage.tsx'), 'AccountPage'),
});

const tree = serverPages.addChildren([newProduct, tokens, people, account]);
type Tree = typeof tree;

/** By name, since the type of all routes written out is longer than the compiler allows. */
export interface OwnPages extends Tree {}

/** The pages that belong to no product. */
export const ownPages: OwnPages = tree;
