import { expect, test } from 'vitest';
import { readView } from '../filters/view.ts';
import { questionOf, shownOn } from './share-question.ts';

const view = readView({ from: '-89d', os: 'Linux', segment: 'Penguins', by: 'arch', metric: 'new' });

test.each([
  ['', 'activity'],
  ['crashes', 'activity'],
  ['retention', 'retention'],
  ['features/one', 'features'],
  ['versions', 'by:version'],
  ['platforms', 'by:os'],
  ['world', 'by:country'],
  ['licences', 'by:licenseType'],
] as const)('the page "%s" offers %s first', (page, shown) => {
  expect(shownOn(page)).toBe(shown);
});

test('a share asks with the page’s days and filters, and with nothing that only the page chose', () => {
  const base = { from: '-89d', to: 'today', os: 'Linux', segment: 'Penguins' };

  expect(questionOf('by:version', view, 'week')).toEqual({ report: 'breakdown', query: { ...base, by: 'version' } });
  expect(questionOf('activity', view, 'week')).toEqual({ report: 'activity', query: { ...base, interval: 'week' } });
  expect(questionOf('features', view, 'week')).toEqual({ report: 'features', query: base });
});
