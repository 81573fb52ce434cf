// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { IntlProvider } from 'use-intl';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { reports } from '../../i18n/en/reports.ts';
import type { Period } from './series.ts';
import { TimeSeries, type TimeSeriesProps } from './TimeSeries.tsx';

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  // happy-dom lays nothing out, so every element is as wide as a chart on a small screen.
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(800);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function aPeriod(start: string, isIncomplete = false): Period {
  return { start, tick: start, title: `Day ${start}`, isIncomplete };
}
const periods = [aPeriod('2026-11-21'), aPeriod('2026-11-22'), aPeriod('2026-11-23', true)];
const windows = { key: 'os=Windows', label: 'Windows', color: 'var(--c1)', values: [4, 5, 6] };
const linux = { key: 'os=Linux', label: 'Linux', color: 'var(--c2)', values: [1, 0, 3] };

function show(props: Partial<TimeSeriesProps> = {}) {
  render(
    <IntlProvider locale="en" messages={reports} timeZone="UTC">
      <TimeSeries label="Active" periods={periods} series={[windows, linux]} totals={[5, 5, 8]} {...props} />
    </IntlProvider>,
  );
  return screen.getByRole('application');
}
const spoken = () => document.querySelector('[aria-live]')?.textContent;

test('the keyboard reads values aloud, and says which period is incomplete', () => {
  const chart = show();

  fireEvent.keyDown(chart, { key: 'End' });

  // The whole is what the server counted, not the sum: an installation may count in two series.
  expect(spoken()).toBe('Day 2026-11-23 (incomplete): total 8; Windows 6, Linux 3');
});

test('the arrows stop at both ends, and Escape ends the reading', () => {
  const chart = show();

  fireEvent.keyDown(chart, { key: 'Home' });
  fireEvent.keyDown(chart, { key: 'ArrowLeft' });
  expect(spoken()).toContain('Day 2026-11-21');

  fireEvent.keyDown(chart, { key: 'PageDown' });
  expect(spoken()).toContain('Day 2026-11-23');

  fireEvent.keyDown(chart, { key: 'Escape' });
  expect(spoken()).toBe('');
});

test('only incomplete periods are hatched', () => {
  show();

  expect(document.querySelectorAll('rect[fill^="url(#"]')).toHaveLength(1);
});

test('the range compared with is a dashed line, which shares have no scale for', () => {
  const compare = { label: 'Before', values: [3, undefined, 2], titles: [] };

  show({ compare });
  expect(document.querySelectorAll('[stroke-dasharray="3 3"]')).toHaveLength(1);
  cleanup();

  show({ compare, isShare: true });
  expect(document.querySelectorAll('[stroke-dasharray="3 3"]')).toHaveLength(0);
});

test('dragging over days selects them', () => {
  const onSelect = vi.fn<(first: number, last: number) => void>();
  const chart = show({ onSelect });
  chart.setPointerCapture = () => undefined;
  // The plot is 800 px less 44 at the left and 98 at the right: three columns of 219 px.
  fireEvent.pointerDown(chart, { clientX: 60, button: 0, pointerType: 'mouse' });
  fireEvent.pointerMove(chart, { clientX: 400, pointerType: 'mouse' });
  fireEvent.pointerUp(chart, { clientX: 400, pointerType: 'mouse' });

  expect(onSelect).toHaveBeenCalledWith(0, 1);
});
