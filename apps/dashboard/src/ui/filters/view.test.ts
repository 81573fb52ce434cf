import { expect, test } from 'vitest';
import { parseSearchText, writeSearchText } from './search-text.ts';
import { defaultView, readView, repeatedKeys, writeView } from './view.ts';

test('an empty address is the default view, and the default view an empty address', () => {
  expect(readView(parseSearchText(''))).toEqual(defaultView);
  expect(writeSearchText(writeView(defaultView))).toBe('');
});

test('a filter stays readable in the address and survives the way there and back', () => {
  const filters = {
    version: '~^4\\.',
    os: '!Linux',
    'feature.Export/PDF': '3..',
    'property.say "hi"': 'a&b=c+d,"x,y"',
  };

  const text = writeSearchText(writeView({ ...defaultView, filters }));

  expect(text).toContain('os=!Linux&feature.Export/PDF=3..');
  expect(readView(parseSearchText(text)).filters).toEqual(filters);
});

test('an unknown key is kept as a filter, so that the server can name the nearest word', () => {
  expect(readView(parseSearchText('?verson=4.2')).filters).toEqual({ verson: '4.2' });
});

test('a key that is given twice is named', () => {
  expect(repeatedKeys(parseSearchText('?os=Windows&os=macOS&arch=x64'))).toEqual(['os']);
});

test('a word that the dashboard does not know for its own settings falls back to the default', () => {
  expect(readView(parseSearchText('?compare=never&interval=fortnight&metric=fame'))).toEqual(defaultView);
});

test('a feature or property without a name is none', () => {
  expect(readView(parseSearchText('?feature=&property='))).toEqual(defaultView);
});
