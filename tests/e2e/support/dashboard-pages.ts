import type { ApiClient } from '@usance/api';
import type { Locator, Page } from 'playwright-core';

/** A page of the dashboard: where it is, and one number that has to be on it. */
export interface DashboardPage {
  name: string;
  /** Below `/products/1` unless it belongs to no product, with what only this page has to choose; days and filters are added. */
  path: string;
  isOfServer?: boolean;
  /** What a person does before the number is there. */
  prepare?: (page: Page, installation: string) => Promise<void>;
  /** Where the number stands. */
  place: (page: Page) => Locator;
  /** The number as the API has it, as the page writes it. */
  number: (api: ApiClient, installation: string) => Promise<string>;
}

/** The days that all pages are asked about. */
export const asked = { from: '-89d' };
export const oneFeature = 'Export/PDF';
/** What the simulated product throws in `openDocument` of its version 3.0.0. */
const oneException = '140a42f7e37e9b5e';
const funnelSteps = 'Edit/Find,Export/PDF';

const count = (value: number | null | undefined) => new Intl.NumberFormat('en').format(value ?? Number.NaN);
const percent = (value: number | undefined) =>
  new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 2, minimumFractionDigits: 2 }).format(value ?? Number.NaN); // prettier-ignore
const row = (name: RegExp) => (page: Page) => page.getByRole('row', { name }).first();
const card = (title: string) => (page: Page) => page.getByRole('region', { name: title, exact: true }).first();

const body = (page: Page) => page.locator('main');

/** Every page that a person can open from the navigation, and the two that tables lead to. */
export const dashboardPages: readonly DashboardPage[] = [
  {
    name: 'overview',
    path: '',
    place: (page) => page.getByRole('button', { name: /^Active installations\s/ }),
    number: async (api) => count((await api.report(1, 'activity', { query: { ...asked, interval: 'total' } })).rows[0]?.active), // prettier-ignore
  },
  {
    name: 'retention',
    path: '/retention',
    place: row(/^Average/),
    async number(api) {
      const { rows } = await api.report(1, 'retention', { query: { ...asked, interval: 'week' } });
      return count(rows.filter(({ period }) => period === 0).reduce((sum, { size }) => sum + size, 0));
    },
  },
  {
    name: 'churn',
    path: '/churn',
    place: row(/^3\.0\.0 /),
    async number(api) {
      const { rows } = await api.report(1, 'lost', { query: { ...asked, by: 'version' } });
      return count(rows.find(({ value }) => value === '3.0.0')?.lost);
    },
  },
  {
    name: 'engagement',
    path: '/engagement',
    place: row(/^15–30 /),
    async number(api) {
      const { rows } = await api.report(1, 'engagement', { query: { ...asked, of: 'days' } });
      return count(rows.find(({ bucket }) => bucket === '15-30')?.installations);
    },
  },
  {
    name: 'features',
    path: '/features',
    place: row(/^Export\/PDF /),
    async number(api) {
      const { rows } = await api.report(1, 'features', { query: asked });
      return count(rows.find(({ feature }) => feature === oneFeature)?.uses);
    },
  },
  {
    name: 'feature',
    path: `/features/one?feature=${oneFeature}`,
    place: card('Installations that used it'),
    async number(api) {
      const { totals } = await api.report(1, 'feature', { query: { ...asked, feature: oneFeature } });
      return count(totals?.['installations']);
    },
  },
  {
    name: 'funnels',
    path: `/funnels?steps=${funnelSteps}`,
    place: card('Edit/Find → Export/PDF'),
    async number(api) {
      const { rows } = await api.report(1, 'funnel', { query: { ...asked, steps: funnelSteps } });
      return count(rows[1]?.installations);
    },
  },
  {
    name: 'versions',
    path: '/versions',
    place: row(/^3\.1\.0 \d/),
    async number(api) {
      const { rows } = await api.report(1, 'laggards', { query: asked });
      return count(rows.find(({ version }) => version === '3.1.0')?.installations);
    },
  },
  {
    name: 'platforms',
    path: '/platforms?what=os=Linux',
    place: card('What do we lose without it?'),
    number: async (api) => count((await api.report(1, 'dropping', { query: { ...asked, what: 'os=Linux' } })).rows[0]?.installations), // prettier-ignore
  },
  {
    name: 'world',
    path: '/world',
    place: row(/^Germany /),
    async number(api) {
      const { rows } = await api.report(1, 'breakdown', { query: { ...asked, by: 'country', limit: '300' } });
      return count(rows.find(({ value }) => value === 'DE')?.sessions);
    },
  },
  {
    name: 'licences',
    path: '/licences',
    place: row(/^trial to free /),
    async number(api) {
      const { rows } = await api.report(1, 'conversions', { query: asked });
      return count(rows.find(({ from, to }) => from === 'trial' && to === 'free')?.installations);
    },
  },
  {
    name: 'properties',
    path: '/properties?property=plugins',
    place: card('Numbers of plugins'),
    number: async (api) => count((await api.report(1, 'property-numbers', { query: { ...asked, property: 'plugins' } })).rows[0]?.count), // prettier-ignore
  },
  {
    name: 'crashes',
    path: '/crashes',
    place: card('Crashes'),
    number: async (api) => percent((await api.report(1, 'crash-free', { query: asked })).totals?.['crashFreeSessionDays']), // prettier-ignore
  },
  {
    name: 'crash',
    path: `/crashes/one?exception=${oneException}`,
    place: body,
    async number(api) {
      const { rows } = await api.report(1, 'exceptions', { query: { ...asked, limit: '1000' } });
      return count(rows.find(({ fingerprint }) => fingerprint === oneException)?.exceptions);
    },
  },
  {
    name: 'privacy',
    path: '/privacy',
    place: row(/^Usage /),
    async number(api) {
      const { rows } = await api.report(1, 'consent', { query: { ...asked, interval: 'total', each: 'purpose' } });
      return count(rows.find(({ purposes }) => purposes === 'usage')?.installations);
    },
  },
  {
    name: 'plan',
    path: '/plan',
    place: row(/^Export\/PDF /),
    async number(api) {
      const { rows } = await api.report(1, 'features', { query: asked });
      return count(rows.find(({ feature }) => feature === oneFeature)?.uses);
    },
  },
  {
    name: 'installation',
    path: '/installation',
    async prepare(page, installation) {
      await page.locator('input[name=installation]').fill(installation);
      await page.keyboard.press('Enter');
    },
    place: body,
    async number(api, installation) {
      const { sessionDays } = await api.installation(1, { installation });
      const [use] = sessionDays[0]?.features ?? [];
      return `${use?.name} × ${use?.uses}`;
    },
  },
  {
    name: 'segments',
    path: '/segments',
    place: (page) => page.getByRole('region', { name: 'Large' }),
    number: async (api) => (await api.segments(1)).segments.map(({ filter }) => /\d+/.exec(filter)?.[0] ?? '').join(),
  },
  { name: 'connect', path: '/first-sync', place: body, number: async (api) => (await api.product(1)).key },
  { name: 'settings', path: '/settings', place: body, number: async (api) => (await api.product(1)).key },
  {
    name: 'tokens',
    path: '/tokens',
    isOfServer: true,
    place: body,
    number: async (api) => (await api.tokens()).tokens.find(({ name }) => name.startsWith('Nightly'))?.name ?? '',
  },
  {
    name: 'people',
    path: '/people',
    isOfServer: true,
    place: body,
    number: async (api) => (await api.people()).people.find(({ role }) => role === 'viewer')?.email ?? '',
  },
  {
    name: 'api',
    path: '/api',
    place: card('How to ask'),
    number: async (api) => `/products/${(await api.product(1)).id}/reports/activity`,
  },
  {
    name: 'live',
    path: '/live',
    place: card('Live'),
    number: async (api) => count((await api.live(1)).installations),
  },
];

/** The address of a page, of product 1 if it is a product's. */
export function addressOf({ path, isOfServer = false }: DashboardPage, url: string): string {
  return `${url}${isOfServer ? '' : '/products/1'}${path}${path.includes('?') ? '&' : '?'}from=${asked.from}`;
}

/** Opens a page and waits until its numbers are there. */
export async function openPage(
  page: Page,
  one: DashboardPage,
  { url, installation }: { url: string; installation: string },
): Promise<void> {
  await page.goto(addressOf(one, url));
  await settled(page);
  await one.prepare?.(page, installation);
}

/** Waits until nothing on the page is on its way any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').waitFor();
  await page.waitForFunction(() => document.querySelector('main [aria-busy=true]') === null);
}
