import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patternFault } from './pattern.ts';

describe('patternFault', () => {
  it.each([
    '\\d{1,3}',
    'v?\\d+(?:\\.\\d+)*(?:-(?:alpha|beta|rc)\\d*)?',
    '[A-Z][a-z]+(?:[A-Z][a-z]+)*',
    '[a-z]{2}(?:-[A-Z]{2})?',
    'ENOENT: no such file or directory',
    'HTTP (?:4|5)\\d\\d',
    'win(?:dows)?|mac(?:os)?|linux',
    'no space left on (?:disk|device|disc) [A-Z]',
    '(?:win|windows|winnt)\\d*',
    '[\\w.\\-]{1,20}',
    '[à-öø-ÿ]+',
    '\\(\\d+\\)',
    '[-a]b|[^]'.slice(0, 5),
  ])('lets %s through', (pattern) => {
    expect(patternFault(pattern)).toBeUndefined();
  });

  it.each([
    ['.*', 'lets any character through'],
    ['[^a]+', 'excludes characters'],
    ['\\S+', 'has \\S, which no plan may use'],
    ['\\p{L}+', 'has \\p'],
    ['\\bword', 'has \\b'],
    ['^a$', 'matches from end to end anyway'],
    ['(a)\\1', 'refers back to a group'],
    ['(?<x>a)\\k<x>', 'named or special group'],
    ['a(?=b)b', 'looks ahead or back'],
    ['a(?!b)c', 'looks ahead or back'],
    ['(?<=a)b', 'looks ahead or back'],
    ['(?<!a)b', 'looks ahead or back'],
    ['(?i:a)', 'named or special group'],
    ['(a+)+', 'several ways'],
    ['(?:a*b?)*', 'may be empty'],
    ['(?:a?)+', 'may be empty'],
    ['a*a*', 'several ways'],
    ['\\w+Error', 'several ways'],
    ['\\d{1,3}\\d{1,3}', 'several ways'],
    ['(?:\\d{1,2}){3}', 'several ways'],
    ['(?:a|a)*', 'the same, or may be empty'],
    ['(?:[ab]|a)c', 'begin alike but not the same'],
    ['(?:ab|[a-c]c)*', 'begin alike but not the same'],
    ['(?:a|ab)*b', 'several ways'],
    ['(?:a|ab)(?:c|bcd)', 'several ways'],
    ['(?:a|)a', 'several ways'],
    ['(?:a?|b?)', 'the same, or may be empty'],
    ['a+?', 'quantifier after a quantifier'],
    ['a**', 'quantifier after a quantifier'],
    ['a{3,2}', 'repeats impossibly often'],
    ['(?:[a-z]{100}-){20}', 'repeats too much'],
    ['', 'matches the empty text only'],
    ['(?:)', 'matches the empty text only'],
    ['(a', 'without an end'],
    ['a)', 'without its'],
    ['[a-z', 'without an end'],
    ['[]', 'empty list'],
    ['[z-a]', 'range without'],
    ['[\\d-z]', 'range without'],
    ['*a', 'stands for nothing'],
    ['a]', 'stands for nothing'],
    ['{2}', 'stands for nothing'],
    ['a\\', 'which no plan may use'],
  ])('refuses %s: it %s', (pattern, reason) => {
    expect(patternFault(pattern)).toContain(reason);
  });

  const pieces = [
    'a',
    'b',
    '[ab]',
    '\\w',
    '-',
    'ab',
    '(?:a|b)',
    '(?:ab|c)',
    '(?:ab|aa)',
    '(?:a|ab)',
    '(?:a-)',
    '(?:-\\w)',
  ];
  const suffixes = ['', '', '?', '*', '+', '{2}', '{1,3}'];
  const quantified = fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(...suffixes)).map((all) => all.join(''));
  const grouped = fc
    .tuple(fc.array(quantified, { minLength: 1, maxLength: 3 }), fc.constantFrom(...suffixes))
    .map(([parts, suffix]) => `(?:${parts.join('')})${suffix}`);
  const patterns = fc.array(fc.oneof(quantified, grouped), { minLength: 1, maxLength: 4 }).map((all) => all.join(''));

  it('lets through only what the SDK can compile, and what takes no longer than the text is long', () => {
    let letThrough = 0;
    fc.assert(
      fc.property(patterns, fc.constantFrom('a', 'b', 'ab', '-', 'a-', '-a', 'aab'), (pattern, unit) => {
        if (patternFault(pattern) !== undefined) return;
        letThrough += 1;
        const matcher = new RegExp(`^(?:${pattern})$`, 'u');
        // In steps, so that a pattern that takes exponential time fails here before it hangs.
        for (const length of [10, 14, 18, 20, 22, 24, 26, 28, 30, 300, 3_000, 20_000]) {
          const text = `${unit.repeat(length).slice(0, length)}!`;
          const startedAt = performance.now();

          matcher.test(text);

          expect(performance.now() - startedAt).toBeLessThan(1_000);
        }
      }),
      { numRuns: 3_000 },
    );
    expect(letThrough).toBeGreaterThan(300);
  });

  it('never fails, whatever it is handed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[ab\\()[\]{}|*+?.^$-]{0,30}$/)), (pattern) => {
        const fault = patternFault(pattern);

        // What it lets through compiles, and what does not compile it has refused in its own words.
        expect(fault ?? compileFault(pattern)).toBe(fault);
        expect(fault ?? '').not.toMatch(/^is no regular expression/);
      }),
      { numRuns: 5_000 },
    );
  });
});

function compileFault(pattern: string): string | undefined {
  try {
    void new RegExp(`^(?:${pattern})$`, 'u');
    return undefined;
  } catch (error) {
    return String(error);
  }
}
