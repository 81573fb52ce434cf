import { expect, test } from 'vitest';
import { apiSnippet, apiSnippetKinds } from './api-snippets.ts';

const context = { product: { id: 7, name: 'Field Notes' }, endpoint: 'https://usage.example.com' };

test('every snippet asks this server about this product', () => {
  const texts = apiSnippetKinds.map((kind) => apiSnippet(kind, context));

  expect(texts.every((text) => text.includes(context.endpoint))).toBe(true);
  expect(texts.map((text) => /products\/7\/|product\(7\)|'Field Notes'/.test(text))).toEqual([true, true, true]);
});

test('a name cannot leave its word in the shell', () => {
  const text = apiSnippet('cli', { ...context, product: { id: 7, name: "Bob's; rm -rf ~" } });

  expect(text).toContain(String.raw`--product 'Bob'\''s; rm -rf ~'`);
});
