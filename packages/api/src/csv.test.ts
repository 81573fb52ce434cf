import { describe, expect, it } from 'vitest';
import { asCsv } from './csv.ts';

describe('asCsv', () => {
  it('quotes what needs it and keeps numbers whole', () => {
    expect(
      asCsv([
        { value: 'Windows', installations: 1_234, hours: 10.25 },
        { value: 'say "hi", twice', installations: 7, hours: 1 / 3 },
      ]),
    ).toBe('value,installations,hours\r\nWindows,1234,10.25\r\n"say ""hi"", twice",7,0.3333333333333333\r\n');
  });

  it('writes lists and missing values as plain text', () => {
    expect(asCsv([{ scopes: ['read', 'manage'], day: null }])).toBe('scopes,day\r\nread manage,\r\n');
  });
});
