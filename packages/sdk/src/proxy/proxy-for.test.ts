import { describe, expect, it } from 'vitest';
import { proxyFor } from './proxy-for.ts';

const url = 'https://usage.example.com/v1/sync';
const proxy = 'http://proxy.example:3128';

describe('the proxy for an address', () => {
  it.each<[NodeJS.ProcessEnv, string | undefined]>([
    [{}, undefined],
    [{ HTTPS_PROXY: '' }, undefined],
    [{ HTTP_PROXY: proxy, http_proxy: proxy }, undefined],
    [{ HTTPS_PROXY: proxy }, proxy],
    [{ https_proxy: proxy }, proxy],
    [{ ALL_PROXY: proxy }, proxy],
    [{ all_proxy: proxy }, proxy],
    [{ HTTPS_PROXY: proxy, ALL_PROXY: 'http://other.example' }, proxy],
    [{ HTTPS_PROXY: 'http://other.example', https_proxy: proxy }, proxy],
    [{ HTTPS_PROXY: '', ALL_PROXY: proxy }, proxy],
    [{ HTTPS_PROXY: 'proxy.example:3128' }, proxy],
    [{ HTTPS_PROXY: 'https://user:word@proxy.example' }, 'https://user:word@proxy.example'],
    [{ HTTPS_PROXY: 'socks5://proxy.example:1080' }, 'socks5://proxy.example:1080'],
  ])('is with %j: %s', (environment, expected) => {
    expect(proxyFor(url, environment)).toBe(expected);
  });

  it.each<[string, boolean]>([
    ['', false],
    ['*', true],
    ['example.com', true],
    ['.example.com', true],
    ['*.example.com', true],
    ['usage.example.com', true],
    ['Usage.EXAMPLE.com', true],
    ['usage.example.com:443', true],
    ['example.com:443', true],
    ['example.com:8443', false],
    ['com', true],
    ['ample.com', false],
    ['other.usage.example.com', false],
    ['usage.example.com.evil.org', false],
    ['usageXexample.com', false],
    ['localhost,127.0.0.1', false],
    ['localhost, example.com', true],
    ['localhost example.com', true],
    [',,example.com,', true],
  ])('is none if NO_PROXY is "%s": %s', (exempt, isExempt) => {
    expect(proxyFor(url, { HTTPS_PROXY: proxy, NO_PROXY: exempt })).toBe(isExempt ? undefined : proxy);
    expect(proxyFor(url, { HTTPS_PROXY: proxy, no_proxy: exempt })).toBe(isExempt ? undefined : proxy);
  });

  it.each<[string, string, boolean]>([
    ['https://usage.example.com:8443/v1/sync', 'example.com:8443', true],
    ['https://usage.example.com:8443/v1/sync', 'example.com:443', false],
    ['https://192.168.0.7/v1/sync', '192.168.0.7', true],
    ['https://192.168.0.7/v1/sync', '192.168.0.8', false],
    ['https://[fd00::7]/v1/sync', '[fd00::7]', true],
    ['https://[fd00::7]/v1/sync', 'fd00::7', true],
    ['https://[fd00::7]:8443/v1/sync', '[fd00::7]:8443', true],
    ['https://[fd00::7]/v1/sync', 'fd00::8', false],
  ])('is none for %s if NO_PROXY is %s: %s', (to, exempt, isExempt) => {
    expect(proxyFor(to, { HTTPS_PROXY: proxy, NO_PROXY: exempt })).toBe(isExempt ? undefined : proxy);
  });

  it('is none for plain http, which goes to this machine only', () => {
    for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'all_proxy'])
      expect(proxyFor('http://127.0.0.1:8420/v1/sync', { [name]: proxy })).toBeUndefined();
  });
});
