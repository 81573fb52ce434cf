// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { IntlProvider } from 'use-intl';
import { afterEach, expect, test, vi } from 'vitest';
import { base } from '../i18n/en/base.ts';
import { RankedBars, type RankedBar } from './RankedBars.tsx';

afterEach(cleanup);

function show(bars: RankedBar[]) {
  render(
    <IntlProvider locale="en" messages={base} timeZone="UTC">
      <RankedBars
        caption="By OS"
        columns={{ value: 'OS', count: 'Installations', change: 'Change' }}
        bars={bars}
        whole={200}
      />
    </IntlProvider>,
  );
}

test('a row says the count, its share of the whole and the change', () => {
  show([{ key: 'w', label: 'Windows', count: 150, compared: { now: 150, before: 100 } }]);

  const cells = screen.getAllByRole('cell').map(({ textContent }) => textContent);

  expect(cells).toEqual(['15075%', '+50.0% (better)']);
});

test('a value can be clicked, what stands for several values cannot', () => {
  const onPick = vi.fn<() => void>();
  show([
    { key: 'w', label: 'Windows', count: 150, onPick },
    { key: 'r', label: 'All others', count: 50 },
  ]);

  fireEvent.click(screen.getByRole('button', { name: 'Windows' }));

  expect(onPick).toHaveBeenCalledOnce();
  expect(screen.getAllByRole('button')).toHaveLength(1);
});

test('from nothing there is no percentage', () => {
  show([{ key: 'w', label: 'Windows', count: 150, compared: { now: 150, before: 0 } }]);

  expect(screen.getAllByRole('cell')[1]?.textContent).toBe('–');
});
