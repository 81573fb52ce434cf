import type { SystemFacts } from '../core/platform.ts';
import { fitText } from '../core/text.ts';

interface AgentData {
  platform?: string;
  mobile?: boolean;
  brands?: { brand: string; version: string }[];
}

/** What kind of machine this is, as far as any page may know without asking; of versions the first number only. */
export function pageFacts(): SystemFacts {
  const { userAgent, userAgentData, language, hardwareConcurrency, deviceMemory } = navigator as Navigator & {
    userAgentData?: AgentData;
    deviceMemory?: number;
  };
  const { width, height } = screen;
  const brand = userAgentData?.brands?.find(
    ({ brand: name }) => !/not.?a.?brand|^chromium$/i.test(name.replaceAll(/\W/g, '')),
  );
  const [, name, version] = /(Firefox|Edg|Chrome|Version)\/(\d+)/.exec(userAgent) ?? [];
  return {
    os: fitText(userAgentData?.platform) ?? systems.find(([sign]) => userAgent.includes(sign))?.[1],
    locale: fitText(language),
    cores: hardwareConcurrency || undefined,
    memoryMb: deviceMemory ? deviceMemory * 1024 : undefined,
    screen: width > 0 && height > 0 ? [Math.round(width), Math.round(height), devicePixelRatio] : undefined,
    runtime: fitText(brand ? `${brand.brand} ${brand.version}` : name && `${names[name] ?? name} ${version}`),
    formFactor: (userAgentData?.mobile ?? /Mobi/.test(userAgent)) ? 'mobile' : 'desktop',
  } satisfies Partial<SystemFacts> as SystemFacts; // what a page cannot know is left out
}

const systems: readonly (readonly [sign: string, name: string])[] = [
  ['Android', 'Android'],
  ['iPhone', 'iOS'],
  ['iPad', 'iOS'],
  ['Mac OS', 'macOS'],
  ['Windows', 'Windows'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
];

const names: Readonly<Record<string, string>> = { Edg: 'Edge', Version: 'Safari' };
