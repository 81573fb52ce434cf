import { describe, expect, it } from 'vitest';
import { osVersionName } from './os-version.ts';

describe("a system's version", () => {
  it.each([
    ['macOS', '19.6.0', '10.15'],
    ['macOS', '20.1.0', '11.1'],
    ['macOS', '24.3.0', '15.3'],
    ['macOS', '25.0.0', '26.0'],
    ['macOS', '15.1', '15.1'], // named already
    ['Windows', '10.0.26100', '11 24H2'],
    ['Windows', '10.0.22631', '11 23H2'],
    ['Windows', '10.0.19045', '10 22H2'],
    ['Windows', '6.1.7601', '6.1.7601'],
    ['Windows', '11 24H2', '11 24H2'],
    ['Linux', '24.3.0', '24.3.0'],
    ['', '10.0.26100', '10.0.26100'],
  ])('of %s %s is called %s', (os, version, name) => {
    expect(osVersionName(os, version)).toBe(name);
  });
});
