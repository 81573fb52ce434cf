import { ContextSchema, explain } from '@usance/protocol';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { pageFacts } from './page-facts.ts';

const mozilla = 'Mozilla/5.0';
const webkit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const blink = 'AppleWebKit/537.36 (KHTML, like Gecko)';

/** What a page of that browser sees, on a usual screen unless it says otherwise. */
function factsOf(userAgent: string, more: { navigator?: object; scale?: number; width?: number } = {}) {
  vi.stubGlobal('navigator', {
    userAgent: `${mozilla} ${userAgent}`,
    language: 'de-DE',
    hardwareConcurrency: 8,
    maxTouchPoints: 0,
    ...more.navigator,
  });
  vi.stubGlobal('screen', { width: more.width ?? 1536, height: 864 });
  vi.stubGlobal('devicePixelRatio', more.scale ?? 1.25);
  return pageFacts();
}

describe('what a page tells of its machine', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it.each([
    [
      `(Windows NT 10.0; Win64; x64) ${blink} Chrome/150.0.0.0 Safari/537.36`,
      { os: 'Windows', runtime: 'Chrome 150', formFactor: 'desktop' },
    ],
    [
      `(Windows NT 10.0; Win64; x64) ${blink} Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0`,
      { os: 'Windows', runtime: 'Edge 150', formFactor: 'desktop' },
    ],
    [
      '(Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
      { os: 'Windows', runtime: 'Firefox 140', formFactor: 'desktop' },
    ],
    [
      `(Macintosh; Intel Mac OS X 10_15_7) ${webkit} Version/26.0 Safari/605.1.15`,
      { os: 'macOS', runtime: 'Safari 26', formFactor: 'desktop' },
    ],
    [`(Macintosh; Intel Mac OS X 10_15_7) ${webkit}`, { os: 'macOS', runtime: 'WebKit 605', formFactor: 'desktop' }],
    [
      `(X11; Linux x86_64) ${webkit} Version/60.5 Safari/605.1.15`,
      { os: 'Linux', runtime: 'Safari 60', formFactor: 'desktop' },
    ],
    [
      `(X11; CrOS x86_64 14541.0.0) ${blink} Chrome/150.0.0.0 Safari/537.36`,
      { os: 'ChromeOS', runtime: 'Chrome 150', formFactor: 'desktop' },
    ],
    [
      `(Linux; Android 10; K) ${blink} Chrome/150.0.0.0 Mobile Safari/537.36`,
      { os: 'Android', runtime: 'Chrome 150', formFactor: 'mobile' },
    ],
    [
      `(Linux; Android 14; Pixel 9; wv) ${blink} Version/4.0 Chrome/150.0.0.0 Mobile Safari/537.36`,
      { os: 'Android', runtime: 'Chrome 150', formFactor: 'mobile' },
    ],
    [
      '(Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0',
      { os: 'Android', runtime: 'Firefox 140', formFactor: 'mobile' },
    ],
    [
      `(iPhone; CPU iPhone OS 18_6 like Mac OS X) ${webkit} Version/26.0 Mobile/15E148 Safari/604.1`,
      { os: 'iOS', runtime: 'Safari 26', formFactor: 'mobile' },
    ],
    [
      `(iPhone; CPU iPhone OS 18_6 like Mac OS X) ${webkit} CriOS/150.0 Mobile/15E148 Safari/604.1`,
      { os: 'iOS', runtime: 'WebKit 605', formFactor: 'mobile' },
    ],
    ['(Something; Else) Engine/1', { os: undefined, runtime: undefined, formFactor: 'desktop' }],
  ])('is right for %s', (userAgent, told) => {
    const facts = factsOf(userAgent);

    expect(facts).toMatchObject(told);
    // There is nothing to explain about a context that the collector takes.
    expect(() => explain(ContextSchema, JSON.parse(JSON.stringify({ system: facts })))).toThrow(
      'the value fits its schema',
    );
  });

  it('knows an iPad, which says that it is a Mac', () => {
    const facts = factsOf(`(Macintosh; Intel Mac OS X 10_15_7) ${webkit} Version/26.0 Safari/605.1.15`, {
      navigator: { maxTouchPoints: 5 },
    });

    expect(facts).toMatchObject({ os: 'iOS', formFactor: 'mobile' });
  });

  it.each([
    [1.100_000_023_841_858, 1],
    [1.25, 1.25],
    [2.625, 2.75],
    [0.05, 0.25],
  ])('tells a scale of %d as %d: each step of the zoom would set a person apart', (scale, told) => {
    expect(factsOf('', { scale }).screen).toEqual([1536, 864, told]);
  });

  it('leaves out what is not known', () => {
    const facts = factsOf('', { navigator: { language: undefined, hardwareConcurrency: undefined }, width: 0 });

    expect(JSON.parse(JSON.stringify(facts))).toEqual({ formFactor: 'desktop' });
  });

  it('tells memory in megabytes', () => {
    expect(factsOf('', { navigator: { deviceMemory: 0.5 } }).memoryMb).toBe(512);
  });
});
