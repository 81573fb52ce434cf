import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { setupQuery } from '../data/session.ts';
import { guestReports, guests } from './frames.tsx';

const setup = createRoute({
  getParentRoute: () => guests,
  path: 'setup',
  component: lazyRouteComponent(() => import('../features/setup/SetupPage.tsx'), 'SetupPage'),
});

const login = createRoute({
  getParentRoute: () => guests,
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

const welcome = createRoute({
  getParentRoute: () => guests,
  path: 'welcome',
  component: lazyRouteComponent(() => import('../features/welcome/WelcomePage.tsx'), 'WelcomePage'),
});

const shared = createRoute({
  getParentRoute: () => guestReports,
  path: 's/$secret',
  component: lazyRouteComponent(() => import('../features/shared/SharedPage.tsx'), 'SharedPage'),
});

const tree = guests.addChildren([setup, login, welcome, guestReports.addChildren([shared])]);
type Tree = typeof tree;

/** By name, since the type of all routes written out is longer than the compiler allows. */
export interface GuestPages extends Tree {}

/** The pages for whoever is not signed in. */
export const guestPages: GuestPages = tree;
