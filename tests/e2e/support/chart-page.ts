import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';

const dashboard = fileURLToPath(new URL('../../../apps/dashboard', import.meta.url));

/** Draws a chart of ten series over ten years of days, of which no two are alike, and resolves to the milliseconds until it was painted. */
export type ChartDrawing = (chart: 'stack' | 'lines') => Promise<number>;

const source = `
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { IntlProvider } from 'use-intl';
import { LineChart } from './src/ui/charts/LineChart.tsx';
import { TimeSeries } from './src/ui/charts/TimeSeries.tsx';
import { base } from './src/i18n/en/base.ts';

const days = 3_650;
const root = createRoot(document.getElementById('root'));
let draws = 0;

globalThis.drawChart = async (chart) => {
  draws += 1;
  const periods = Array.from({ length: days }, (_, at) => {
    const start = new Date(Date.UTC(2016, 0, 1 + at)).toISOString().slice(0, 10);
    return { start, tick: start, title: start, isIncomplete: at === days - 1 };
  });
  const series = Array.from({ length: 10 }, (_, one) => ({
    key: String(one),
    label: 'Series ' + one,
    color: 'var(--c' + ((one % 8) + 1) + ')',
    values: periods.map((_, at) => Math.round(500 + 300 * Math.sin(at / 50 + one) + 200 * Math.random())),
  }));
  const totals = periods.map((_, at) => series.reduce((sum, { values }) => sum + values[at], 0));
  const props = { key: draws, label: 'Chart ' + draws, periods };
  const drawn = chart === 'stack'
    ? createElement(TimeSeries, { ...props, series, totals })
    : createElement(LineChart, { ...props, lines: series, valueText: String });
  await nextFrame();

  const beganAt = performance.now();
  flushSync(() => root.render(createElement(IntlProvider, { locale: 'en', messages: base, timeZone: 'UTC', children: drawn })));
  await nextFrame();
  const tookMs = performance.now() - beganAt;
  const paths = document.querySelectorAll('svg[aria-label^="Chart ' + draws + '."] path[d^="M"]').length;
  if (paths < 10) throw new Error('only ' + paths + ' series were drawn');
  return tookMs;
};

/** What is posted while a frame is made arrives once it is painted. */
const nextFrame = () => new Promise((resolve) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => resolve();
  port2.postMessage(0);
}));
`;

/** Opens a page on which the dashboard's charts stand alone, and gives what draws on it: in the dashboard no range has so many days. */
export async function openChartPage(page: Page): Promise<ChartDrawing> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: dashboard, loader: 'tsx' },
    bundle: true,
    format: 'iife',
    jsx: 'automatic',
    target: 'es2022',
    outdir: 'out',
    conditions: ['@usance/source'],
    define: { 'process.env.NODE_ENV': '"production"', 'import.meta.env.DEV': 'false' },
    minify: true,
    write: false,
  });
  const textOf = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  await page.setContent('<!doctype html><div id="root" style="width: 1000px"></div>');
  await page.addStyleTag({ content: textOf('.css') });
  await page.addStyleTag({ path: `${dashboard}/src/styles/tokens.css` });
  await page.addScriptTag({ content: textOf('.js') });
  return (chart) =>
    page.evaluate((kind) => (globalThis as unknown as { drawChart: ChartDrawing }).drawChart(kind), chart);
}
