import { describe, expect, it } from 'vitest';
import { dayOf, weekdayOf } from './calendar.ts';
import { featureNames } from './features.ts';
import { createFleet, type Life } from './fleet.ts';

const from = dayOf('2026-05-28');
const to = dayOf('2026-11-23');
const lives: Life[] = [...createFleet({ seed: 4, installations: 1_500, from, to, identifierMonths: 13 }).lives()];
const regular = lives.filter(({ installation }) => installation.cast === 'regular');
const days = regular.flatMap((life) => life.days.map((lived) => ({ ...lived, life })));

function activeOn(first: number, last: number, fits: (day: number) => boolean = () => true): number {
  const active = new Set(
    days
      .filter(({ day }) => day >= first && day <= last && fits(day))
      .map(({ day, life }) => `${day} ${life.installation.id}`),
  );
  return active.size;
}

const count = (fleet: Life[]): number => fleet.reduce((sum, life) => sum + life.days.length, 0);
const isWorkday = (day: number): boolean => weekdayOf(day) <= 5;

function typesOf(life: Life): Set<string | undefined> {
  return new Set(life.days.map(({ context }) => context.license?.type));
}

describe('createFleet', () => {
  it('has as many counted installations as asked for, and the others on top', () => {
    expect(regular.length).toBe(1_500);
    expect(new Set(lives.map(({ installation }) => installation.cast))).toEqual(
      new Set(['regular', 'replacement', 'ci', 'ephemeral', 'development']),
    );
  });

  it('replaces an ID when it expires, and the days of both are those of one life', () => {
    const short = [...createFleet({ seed: 4, installations: 200, from, to, identifierMonths: 2 }).lives()];
    const long = [...createFleet({ seed: 4, installations: 200, from, to, identifierMonths: 25 }).lives()];

    expect(short.length).toBeGreaterThan(long.length);
    expect(count(short)).toBe(count(long));
    for (const { firstDay, days: own } of short) expect((own.at(-1)?.day ?? 0) - firstDay).toBeLessThanOrEqual(62);
  });

  it('gives no ID twice, not even in another range', () => {
    const earlier = [
      ...createFleet({ seed: 4, installations: 1_500, from: from - 1, to, identifierMonths: 13 }).lives(),
    ];
    const ids = [...lives, ...earlier].map(({ installation }) => installation.id);

    expect(new Set(ids).size).toBe(ids.length);
  });

  it('stays within its days', () => {
    for (const { day } of days) expect(day >= from && day <= to).toBe(true);
  });

  it('grows', () => {
    expect(activeOn(to - 27, to)).toBeGreaterThan(2 * activeOn(from, from + 27));
  });

  it('rests at weekends', () => {
    const workdays = activeOn(to - 55, to, isWorkday) / 40;
    const weekend = activeOn(to - 55, to, (day) => !isWorkday(day)) / 16;

    expect(weekend).toBeLessThan(workdays * 0.75);
  });

  it('moves to newer versions little by little, and leaves some behind', () => {
    const lastWeek = days.filter(({ day }) => day > to - 7).map(({ context }) => context.app?.version ?? '');
    const versions = new Set(lastWeek);
    const majority = lastWeek.filter((version) => version.startsWith('3.')).length;

    expect(versions.size).toBeGreaterThan(3);
    expect(majority / lastWeek.length).toBeGreaterThan(0.6);
    expect(majority / lastWeek.length).toBeLessThan(1);
  });

  it('uses all twelve features, the assistant only from the release that brought it', () => {
    const used = new Set(days.flatMap(({ record }) => (record.uses ?? []).map(([name]) => name)));
    const assistant = days.filter(({ record }) => record.uses?.some(([name]) => name === 'Assistant/Rewrite'));

    expect(used).toEqual(new Set(featureNames));
    expect(used.size).toBe(12);
    for (const { context } of assistant) expect(context.app?.version).toMatch(/^3\./);
  });

  it('has trials that convert, and trials that end', () => {
    const trials = regular.filter((life) => typesOf(life).has('trial'));
    const bought = trials.filter((life) => typesOf(life).has('subscription') || typesOf(life).has('perpetual'));

    expect(bought.length).toBeGreaterThan(trials.length * 0.08);
    expect(bought.length).toBeLessThan(trials.length * 0.5);
  });

  it('has sessions over midnight: unended on the first day, marked as continued on the second', () => {
    const continued = days.filter(({ record, day, life }) => record.continued && day > life.firstDay);
    const before = continued.map(({ record, life, day }) =>
      life.days.find((other) => other.record.session === record.session && other.day === day - 1),
    );

    expect(continued.length).toBeGreaterThan(0);
    expect(new Set(before.map((first) => first?.record.ended))).toEqual(new Set([false]));
  });

  it('lets somebody come back after months, and somebody leave for good', () => {
    const gaps = regular.map(({ days: own }) =>
      own.reduce((widest, { day }, at) => Math.max(widest, day - (own[at - 1]?.day ?? day)), 0),
    );

    expect(gaps.filter((gap) => gap > 35).length).toBeGreaterThan(10);
    expect(regular.filter(({ days: own }) => (own.at(-1)?.day ?? to) < to - 60).length).toBeGreaterThan(100);
  });

  it('fits locale, architecture and memory to country, system and processor', () => {
    const systems = days.map(({ context }) => context.system ?? {});
    const apples = systems.filter(({ cpu }) => cpu?.startsWith('Apple M'));
    const celerons = systems.filter(({ cpu }) => cpu === 'Intel Celeron N4020');
    const germans = regular.filter(({ installation }) => installation.place.country === 'DE');
    const german = germans.filter(({ installation }) => installation.locale === 'de-DE');

    expect(new Set(apples.map(({ os, arch }) => `${os} ${arch}`))).toEqual(new Set(['macOS arm64']));
    expect(new Set(celerons.map(({ memoryMb }) => memoryMb))).toEqual(new Set([4_096]));
    expect(german.length / germans.length).toBeGreaterThan(0.8);
  });
});
