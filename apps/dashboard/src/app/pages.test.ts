import { defaultProductSettings } from '@usance/api';
import { expect, test } from 'vitest';
import { pagesOf, productPages } from './pages.ts';

const namesOf = (...given: Parameters<typeof pagesOf>) => pagesOf(...given).map(({ name }) => name);

test('every page is there for whoever manages products', () => {
  expect(namesOf(defaultProductSettings, 'manager')).toEqual(productPages.map(({ name }) => name));
});

test('whoever only reads is not led to the page of single installations', () => {
  const left = productPages.filter(({ name }) => !namesOf(defaultProductSettings, 'viewer').includes(name));

  expect(left.map(({ name }) => name)).toEqual(['installation']);
});

test('a product without IDs has no page of single installations, for anybody', () => {
  expect(namesOf({ ...defaultProductSettings, identity: 'none' }, 'owner')).not.toContain('installation');
});
