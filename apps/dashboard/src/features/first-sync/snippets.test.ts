import { expect, test } from 'vitest';
import { isSendable, randomUuid, snippet } from './snippets.ts';

const context = {
  product: { key: 'pk_1234567890abcdef' },
  endpoint: 'https://usage.example.com',
  day: '2026-11-23',
  installation: randomUuid(),
  session: randomUuid(),
};

test('a snippet carries the product key and the address of this server', () => {
  for (const kind of ['node', 'curl'] as const) {
    expect(snippet(kind, context)).toContain(context.product.key);
    expect(snippet(kind, context)).toContain(context.endpoint);
  }
});

test('the request by hand is JSON that can be sent as it stands', () => {
  const body = /-d '(.*)'$/s.exec(snippet('curl', context))?.[1] ?? '';

  const sync: unknown = JSON.parse(body);

  expect(sync).toMatchObject({ key: context.product.key, sessionDays: [{ day: '2026-11-23' }] });
});

test('a random UUID says that it is one', () => {
  expect(randomUuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('plain http to another machine is not sent to', () => {
  expect(['http://localhost:8420', 'https://a.example', 'http://10.0.0.5:8420'].map(isSendable)).toEqual([
    true,
    true,
    false,
  ]);
});
