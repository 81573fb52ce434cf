import { expect, test } from 'vitest';
import { createLive } from './live.ts';

/** What is remembered by a clock that is set, with so much room. */
function aLive(maxInstallations = 100) {
  let now = new Date('2026-11-23T10:00:00.000Z');
  const live = createLive({ now: () => now, isAlone: true, maxInstallations });
  return {
    live,
    hear: (installation: number, changes: { version?: string; country?: string; productId?: number } = {}) =>
      live.heard({ productId: 1, installation, sessionDays: 2, version: '4.2.0', country: 'DE', ...changes }),
    pass: (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000)),
  };
}

test('an installation counts once in a minute, once in five and once in thirty', () => {
  const { live, hear, pass } = aLive();
  hear(1);
  hear(1);
  hear(2);
  pass(4);
  hear(1);
  pass(1);

  const answer = live.answer(1);

  expect(answer.minutes).toHaveLength(30);
  expect(answer.minutes.filter(({ sessionDays }) => sessionDays > 0)).toEqual([
    { minute: '2026-11-23T10:00:00.000Z', installations: 2, sessionDays: 6 },
    { minute: '2026-11-23T10:04:00.000Z', installations: 1, sessionDays: 2 },
  ]);
  expect(answer).toMatchObject({ now: { minutes: 5, installations: 1 }, installations: 2 });
});

test('what is older than half an hour is forgotten, and only that', () => {
  const { live, hear, pass } = aLive();
  hear(1);
  pass(1);
  hear(2);
  pass(28);
  expect(live.answer(1)).toMatchObject({ installations: 2, since: '2026-11-23T10:00:00.000Z' });

  pass(1);

  const answer = live.answer(1);
  expect(answer).toMatchObject({ installations: 1, since: '2026-11-23T10:01:00.000Z' });
  expect(answer.minutes[0]).toEqual({ minute: '2026-11-23T10:01:00.000Z', installations: 1, sessionDays: 2 });
});

test('versions and countries are the last that each said, the most common first, missing ones left out', () => {
  const { live, hear } = aLive();
  hear(1, { version: '4.1.0' });
  hear(1, { version: '4.2.0', country: '' });
  hear(2);
  hear(3, { version: '4.3.0', country: 'AT' });

  expect(live.answer(1)).toMatchObject({
    versions: [
      { value: '4.2.0', installations: 2 },
      { value: '4.3.0', installations: 1 },
    ],
    countries: [
      { value: 'AT', installations: 1 },
      { value: 'DE', installations: 1 },
    ],
  });
});

test('with more installations than there is room for, the oldest go, and the answer says so for half an hour', () => {
  const { live, hear, pass } = aLive(2);
  hear(1);
  hear(2, { version: '4.1.0' });
  hear(1);
  expect(live.answer(1)).toMatchObject({ installations: 2, isComplete: true });
  hear(3, { version: '4.3.0' });
  pass(29);
  expect(live.answer(1)).toMatchObject({
    installations: 2,
    isComplete: false,
    versions: [
      { value: '4.2.0', installations: 1 },
      { value: '4.3.0', installations: 1 },
    ],
  });

  pass(1);

  expect(live.answer(1)).toMatchObject({ installations: 0, isComplete: true });
});

test('products are apart, and can be forgotten', () => {
  const { live, hear } = aLive();
  hear(1);
  hear(1, { productId: 2 });

  live.forget(1);

  expect([live.answer(1).installations, live.answer(2).installations]).toEqual([0, 1]);
});
