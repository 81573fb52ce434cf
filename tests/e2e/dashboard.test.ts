import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chartsContract } from './dashboard/charts-contract.ts';
import { comparisonContract } from './dashboard/comparison-contract.ts';
import { keyboardContract } from './dashboard/keyboard-contract.ts';
import { openingContract } from './dashboard/opening-contract.ts';
import { pagesContract } from './dashboard/pages-contract.ts';
import { segmentsContract } from './dashboard/segments-contract.ts';
import { statesContract } from './dashboard/states-contract.ts';
import { openDashboard, type Dashboard } from './support/dashboard.ts';
import { dashboardPages } from './support/dashboard-pages.ts';
import { measureDashboard } from './support/dashboard-size.ts';

let dashboard: Dashboard;
const given = () => dashboard;

beforeAll(async () => {
  dashboard = await openDashboard();
});
afterAll(() => dashboard?.close());

describe('every page', () => {
  pagesContract(given);
});
describe('opening the Overview', () => {
  openingContract(given);
});
describe('comparisons', () => {
  comparisonContract(given);
});
describe('segments', () => {
  segmentsContract(given);
});
describe('states', () => {
  statesContract(given);
});
describe('the keyboard alone', () => {
  keyboardContract(given);
});
describe('charts', () => {
  chartsContract(given);
});

it('stays within its budget of JavaScript: 180 kB for the shell, and 60 kB for each page on top', () => {
  const { shell, pages } = measureDashboard();
  console.info(`shell ${shell} B; ${pages.map(({ name, bytes }) => `${name} ${bytes}`).join(', ')}`);

  expect(pages.length).toBeGreaterThanOrEqual(dashboardPages.length);
  expect(shell).toBeLessThan(180_000);
  expect(pages.filter(({ bytes }) => bytes > 60_000)).toEqual([]);
});
