import type { SystemFacts } from '../core/platform.ts';
import { fitText } from '../core/text.ts';

/**
 * What kind of machine this is, as far as any page may know without asking. No version of the system: what user agents say of it was
 * frozen years ago. Of the browser's the first number, and of the scale, which zooming changes, only coarse steps.
 */
export function pageFacts(): SystemFacts {
  const { userAgent, language, hardwareConcurrency, deviceMemory, maxTouchPoints } = navigator as Navigator & {
    deviceMemory?: number;
  };
  const { width, height } = screen;
  // The last of these in a user agent is the browser; those before it say whom it resembles.
  const [, browser = '', version = ''] = /.*(Firefox|Chrome|Edg|Version|AppleWebKit)\/(\d+)/.exec(userAgent) ?? [];
  const [sign = ''] = /Android|iP|Mac|Windows|CrOS|Linux(?!.*Android)/.exec(userAgent) ?? [];
  // An iPad says that it is a Mac; no Mac has a touch screen.
  const os = sign === 'Mac' && maxTouchPoints > 1 ? 'iOS' : nameOf(sign);
  return {
    os: fitText(os),
    locale: fitText(language),
    cores: hardwareConcurrency || undefined,
    memoryMb: deviceMemory && deviceMemory * 1024,
    screen: width && height ? [width, height, Math.round(devicePixelRatio * 4) / 4 || 0.25] : undefined,
    runtime: fitText(`${nameOf(browser)} ${version}`),
    formFactor: /Android|iOS/.test(os) ? 'mobile' : 'desktop',
  };
}

const names: Readonly<Record<string, string>> = {
  iP: 'iOS',
  Mac: 'macOS',
  CrOS: 'ChromeOS',
  Edg: 'Edge',
  Version: 'Safari',
  AppleWebKit: 'WebKit',
};

const nameOf = (sign: string) => names[sign] ?? sign;
