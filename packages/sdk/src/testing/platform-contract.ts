import type { Platform } from '../core/platform.ts';
import type { LawPeer } from './laws/law-peer.ts';
import { holds, same, sleep, type Law } from './laws/law.ts';
import { lockLaws } from './laws/lock-laws.ts';
import { sendingLaws } from './laws/sending-laws.ts';
import { storageLaws } from './laws/storage-laws.ts';

/** A platform whose storage is the place of that name; each call is as another run of the program. */
export type OpenPlatform = (place: string) => Platform;

const day = 86_400_000;

/** What the core relies on, and every platform must do: in a test of Node's, and inside a page. */
export function platformContract(open: OpenPlatform, peer: LawPeer): Law[] {
  const law = (title: string, check: (platform: Platform) => Promise<void> | void): Law => ({
    title,
    check: async () => check(open(`other-${Date.now()}`)),
  });

  return [
    ...storageLaws((place) => open(place).storage),
    ...lockLaws((place) => open(place).storage),
    ...sendingLaws(open('sending'), peer),
    law('the clock knows the time and the hour of day', ({ clock }) => {
      holds(Math.abs(clock.now() - Date.now()) < 1_000, 'now is now');
      for (const at of [0, Date.now(), Date.UTC(2026, 1, 28, 23, 59)])
        for (let days = 0; days < 7; days++) {
          const date = new Date(at + days * day);
          const weekday = [7, 1, 2, 3, 4, 5, 6][date.getDay()];
          same(clock.local(date.getTime()), { hour: date.getHours(), weekday });
        }
    }),
    law('time that passes never goes back', async ({ clock }) => {
      const first = clock.monotonic();
      await sleep(50);
      const passed = clock.monotonic() - first;
      holds(passed >= 45 && passed < 10_000, `50 ms are not ${passed}`);
      for (let i = 0, last = clock.monotonic(); i < 1_000; i++) {
        const now = clock.monotonic();
        holds(now >= last, 'the next look is not before the last');
        last = now;
      }
    }),
    law('a timer calls once, in order, unless it is cancelled or weeks away', async ({ timers }) => {
      const calls: string[] = [];
      timers.after(200, () => calls.push('second'));
      timers.after(0, () => calls.push('first'));
      timers.after(30 * day, () => calls.push('next month'));
      timers.after(50, () => calls.push('cancelled'))();
      const letGo = timers.holdOpen(1_000);
      same(calls, []);

      await sleep(400);

      letGo();
      letGo();
      same(calls, ['first', 'second']);
    }),
    law('an ID is random, and nothing else', ({ random }) => {
      const ids = Array.from({ length: 1_000 }, () => random.uuid());
      const fractions = Array.from({ length: 1_000 }, () => random.fraction());

      same(new Set(ids).size, ids.length);
      same(
        ids.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
        [],
      );
      same(
        fractions.filter((one) => !(one >= 0 && one < 1)),
        [],
      );
      same(new Set(fractions).size, fractions.length);
    }),
    law('a digest is SHA-256 of UTF-8, in hexadecimal', async ({ digest }) => {
      const known = {
        '': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
        abc: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
        'ä 漢字 😀': '28aeaffeb5744f6b06ea461b6c08d26aa796c82aee905dca78a024648d6c2e0e',
      };
      for (const [text, hash] of Object.entries(known)) same(await digest(text), hash);
    }),
    law('what is told of the system is short and plain', (platform) => {
      const facts = JSON.parse(JSON.stringify(platform.systemFacts())) as Record<string, unknown>; // an object of facts
      for (const [name, value] of Object.entries(facts)) {
        if (typeof value === 'string') holds(value.length <= 100 && value.trim() === value, `${name} is short`);
        else holds(value !== null && value !== '', `${name} is known, or left out`);
      }
      holds(typeof facts.os === 'string' && typeof facts.runtime === 'string', 'system and runtime are known');
    }),
    law('what it does not know, it says so', (platform) => {
      same(platform.variable('USANCE_NO_SUCH_VARIABLE'), undefined);
      same(platform.policy(), undefined);
      same(
        [platform.isEphemeral(), platform.sendLater()].map((one) => typeof one),
        ['boolean', 'boolean'],
      );
      holds(platform.room.queue > 0 && platform.room.log > 0, 'there is room');
    }),
    law('listeners can be taken away again, and more than once', (platform) => {
      const called: unknown[] = [];
      const stops = [platform.onEnd((end) => called.push(end)), platform.onUncaught((error) => called.push(error))];
      for (const stop of [...stops, ...stops]) stop();

      same(called, []);
    }),
  ];
}
