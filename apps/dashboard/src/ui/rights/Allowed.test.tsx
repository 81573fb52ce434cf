// @vitest-environment happy-dom
import { createApiClient, type Role } from '@usance/api';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { IntlProvider } from 'use-intl';
import { afterEach, expect, test } from 'vitest';
import { ApiProvider } from '../../data/api-context.tsx';
import { base } from '../../i18n/en/base.ts';
import { Allowed, Editable } from './Allowed.tsx';

/** The text comes in a file of its own, which a busy machine first has to compile. */
const patience = { timeout: 20_000 };

afterEach(cleanup);

const form = <input aria-label="Name" />;

function show(role: Role, shown: React.ReactNode) {
  const cache = new QueryClient();
  cache.setQueryData(['session'], { id: 1, name: 'Vera', email: 'vera@example.com', role });
  render(
    <IntlProvider locale="en" messages={base} timeZone="UTC">
      <QueryClientProvider client={cache}>
        <ApiProvider api={createApiClient({ baseUrl: 'http://localhost:1' })}>{shown}</ApiProvider>
      </QueryClientProvider>
    </IntlProvider>,
  );
}

test('whoever may not do something reads for whom it is, in place of it', async () => {
  show('viewer', <Allowed to="manage">{form}</Allowed>);

  const reason = await screen.findByText(/signed in as Viewer/, {}, patience);

  expect(reason.textContent).toContain('this is for: Manager, Owner.');
  expect(screen.queryByLabelText('Name')).toBeNull();
});

test('whoever may do it sees it, and no word about roles', () => {
  show('manager', <Allowed to="inspect">{form}</Allowed>);

  expect(screen.getByLabelText('Name')).toBeDefined();
  expect(screen.queryByText(/signed in as/)).toBeNull();
});

test('what may be read, but not changed, is shown and cannot be filled in', async () => {
  show('viewer', <Editable by="manage">{form}</Editable>);

  await screen.findByText(/signed in as Viewer/, {}, patience);

  expect(screen.getByLabelText('Name').closest('fieldset')?.disabled).toBe(true);
});
