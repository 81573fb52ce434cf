import { expect, test } from 'vitest';
import { blocksOf } from './definition-blocks.ts';

test('lines of a paragraph and of an item are joined, and a list after a paragraph is one of its own', () => {
  const definition =
    'Counted are\nall of them.\n\n- active: those with\n  a day.\n- new: the rest.\n\nSo much for that.';

  expect(blocksOf(definition)).toEqual([
    { kind: 'text', text: 'Counted are all of them.' },
    { kind: 'list', items: ['active: those with a day.', 'new: the rest.'] },
    { kind: 'text', text: 'So much for that.' },
  ]);
});
