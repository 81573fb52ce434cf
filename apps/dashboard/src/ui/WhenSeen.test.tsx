// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen } from '@testing-library/react';
import { once } from 'node:events';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WhenSeen } from './WhenSeen.tsx';

let tell: (isIntersecting: boolean) => void;

beforeEach(() => {
  // The window of a test has no height, so the browser's part is played.
  class Observer {
    constructor(told: (entries: { isIntersecting: boolean }[]) => void) {
      tell = (isIntersecting) => told([{ isIntersecting }]);
    }
    observe() {}
    disconnect() {}
  }
  vi.stubGlobal('IntersectionObserver', Observer);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** A page whose reports are asked through this cache. */
function show(cache: QueryClient, part: ReactNode) {
  render(<QueryClientProvider client={cache}>{part}</QueryClientProvider>);
}

test('what is far below the window is not there until somebody comes near, and then stays', () => {
  show(
    new QueryClient(),
    <WhenSeen heightPx={300}>
      <p>Cohorts</p>
    </WhenSeen>,
  );
  act(() => tell(false));
  const before = screen.queryByText('Cohorts');

  act(() => tell(true));
  const near = screen.queryByText('Cohorts');
  act(() => tell(false));

  expect(before).toBeNull();
  expect(near).not.toBeNull();
  expect(screen.queryByText('Cohorts')).not.toBeNull();
});

test('what is far below but wanted comes once no report is on its way any more', async () => {
  const cache = new QueryClient();
  const report = new AbortController();
  void cache.prefetchQuery({ queryKey: ['report', 1, 'activity'], queryFn: () => once(report.signal, 'abort') });
  vi.useFakeTimers();
  show(
    cache,
    <WhenSeen heightPx={300} orAtRest>
      <p>Systems</p>
    </WhenSeen>,
  );

  await act(() => vi.advanceTimersByTimeAsync(10_000));
  const meanwhile = screen.queryByText('Systems');
  report.abort();
  await act(() => vi.advanceTimersByTimeAsync(10_000));
  const atRest = screen.queryByText('Systems');
  vi.useRealTimers();

  expect(meanwhile).toBeNull();
  expect(atRest).not.toBeNull();
});
