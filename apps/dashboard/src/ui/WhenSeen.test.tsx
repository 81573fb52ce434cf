// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
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

test('what is far below the window is not there until somebody comes near, and then stays', () => {
  render(
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
