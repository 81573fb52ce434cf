import { expect, it } from 'vitest';
import { collected } from '../testing/collected.ts';
import { fieldWords } from './request-fields.ts';

it.each(Object.entries(collected))('names the field %s where it says what a purpose sends', (path, { purpose }) => {
  const name = path.slice(path.lastIndexOf('.') + 1);

  expect(fieldWords([purpose]).split(/[^a-zA-Z]+/)).toContain(name);
});
