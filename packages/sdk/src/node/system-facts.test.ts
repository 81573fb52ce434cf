import { hostname, networkInterfaces, userInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { linuxVersion } from './os-version.ts';
import { readSystemFacts, roundMemory } from './system-facts.ts';

describe('system facts', () => {
  it('tell the kind of machine', () => {
    const facts = readSystemFacts({ LANG: 'de_DE.UTF-8' });

    expect(facts).toMatchObject({ arch: process.arch, locale: 'de-DE' });
    expect(facts.runtime).toBe(`Node ${process.versions.node.split('.').slice(0, 2).join('.')}`);
    expect(facts.cores).toBeGreaterThan(0);
  });

  it('tell neither host nor user nor address', () => {
    const text = JSON.stringify(readSystemFacts(process.env));
    const macs = Object.values(networkInterfaces()).flatMap((addresses = []) => addresses.map(({ mac }) => mac));

    expect(text).not.toContain(hostname());
    for (const mac of macs) expect(text).not.toContain(mac);
    expect(Object.values(readSystemFacts(process.env))).not.toContain(userInfo().username);
  });

  it.each([
    [0.4, 1],
    [1.9, 2],
    [7.7, 8],
    [15.5, 16],
    [31, 32],
    [65, 64],
  ])('tell %d GB of memory as %d', (gigabytes, told) => {
    expect(roundMemory(gigabytes * 2 ** 30)).toBe(told * 1024);
  });

  it.each([
    ['POSIX', undefined],
    ['C.UTF-8', undefined],
    ['en_GB', 'en-GB'],
    ['ca_ES@valencia', 'ca-ES'],
  ])('read the locale %s as %s', (variable, locale) => {
    if (process.platform !== 'linux' && locale === undefined) return;
    expect(readSystemFacts({ LANG: variable }).locale).toBe(locale);
  });

  it('name the version of a Linux as people do', () => {
    expect(linuxVersion('PRETTY_NAME="x"\nNAME="Debian GNU/Linux"\nVERSION_ID="12"\n')).toBe('Debian GNU/Linux 12');
    expect(linuxVersion('NAME=Arch\n')).toBe('Arch');
  });
});
