import { aSession, aSessionDay, aSync, dayFromToday } from '../a-sync.ts';
import { needle, sync, times, type BadRequest } from './bad-request.ts';

/** A sync with a field that makes the whole of it bad. */
const whole = (at: string, value: unknown, title = `${at} is ${short(value)}`): BadRequest => ({
  title,
  send: (target) => sync(target, aSync(target.key, nest(at, value, aSync(target.key)))),
  status: 400,
  code: 'invalid-request',
  at,
});

/** A sync with one session day that is bad. */
const day = (field: string, value: unknown, at = 'sessionDays/0'): BadRequest => ({
  title: `a session day's ${field} is ${short(value)}`,
  send: (target) => sync(target, aSync(target.key, { sessionDays: [aSessionDay({ [field]: value })] })),
  status: 200,
  refused: [at],
});

/** A sync whose session day is stored without the part that is bad. */
const part = (title: string, changes: Record<string, unknown>, refused: readonly string[]): BadRequest => ({
  title,
  send: (target) => sync(target, aSync(target.key, changes)),
  status: 200,
  refused,
  stores: 1,
});

const uses = (title: string, value: unknown, refused: readonly string[]) =>
  part(title, { sessionDays: [aSessionDay({ uses: value })] }, refused);

const context = (title: string, value: unknown, refused: readonly string[]) =>
  part(title, { contexts: [value] }, refused);

/** What is wrong in a body that is JSON. */
export const badFields: BadRequest[] = [
  ...[[], 7, 'text', null, true].map((value): BadRequest => ({
    title: `a sync that is ${short(value)}`,
    send: (target) => sync(target, JSON.stringify(value)),
    status: 400,
    code: 'invalid-request',
  })),
  whole('key', undefined, 'no key'),
  whole('key', 12),
  whole('key', { $ne: null }),
  whole('key', "pk_' OR 1=1 --"),
  whole('key', `pk_${'a'.repeat(1000)}`),
  {
    title: 'a key of no product',
    send: (target) => sync(target, aSync('pk_000000000000000000000000')),
    status: 401,
    code: 'unknown-key',
    at: 'key',
  },
  {
    title: 'a key that every object has',
    send: (target) => sync(target, aSync('constructor')),
    status: 400,
    code: 'invalid-request',
    at: 'key',
  },
  whole('installation', needle),
  whole('installation', null),
  whole('installation', undefined, 'session days of no installation'),
  whole('installation', ['3f0c1a52-7d0e-4c8b-9a55-000000000001']),
  whole('firstDay', undefined, 'session days without a first day'),
  whole('firstDay', '2026-02-30'),
  whole('firstDay', '1970-01-01'),
  whole('firstDay', dayFromToday(3), 'a first day three days ahead'),
  whole('firstDay', 20261001),
  whole('sentAt', undefined, 'no time of sending'),
  whole('sentAt', `2026-11-23 10:15 ${needle}`),
  whole('environment', needle),
  whole('kind', ['normal']),
  whole('replacement', 'yes'),
  whole('plan', needle),
  whole('consent', undefined, 'no consent'),
  whole('consent', true),
  whole('consent/purposes', 'basic'),
  whole('consent/purposes', ['basic', 'basic'], 'a purpose given twice'),
  whole('consent/purposes/0', needle),
  whole('consent/basis', 'assumed'),
  whole('consent/day', '23.11.2026'),
  whole('contexts', undefined, 'no contexts'),
  whole('contexts', times(101, {}), '101 contexts'),
  whole('sessionDays', { 0: aSessionDay() }, 'session days by number'),
  whole('sessionDays', times(1001, aSessionDay()), '1001 session days'),
  whole('weeks', 'W47'),
  whole('receipts', times(101, {}), '101 receipts'),
  {
    title: '1000 session days that are all bad',
    send: (target) => sync(target, aSync(target.key, { sessionDays: times(1000, { day: needle }) })),
    status: 400,
    code: 'invalid-request',
    at: 'sessionDays/0',
  },
  day('day', '1970-01-01', 'sessionDays/0/day'),
  day('day', '2100-01-01', 'sessionDays/0/day'),
  day('day', '2026-02-30', 'sessionDays/0/day'),
  day('day', dayFromToday(-11), 'sessionDays/0/day'), // before its first day
  day('day', dayFromToday(3), 'sessionDays/0/day'),
  day('day', needle),
  day('day', 20_261_123),
  day('session', needle),
  day('session', undefined),
  day('revision', 0),
  day('revision', 1.5),
  day('revision', 1e300),
  day('revision', '7'),
  day('seconds', -1),
  day('seconds', 1e12),
  day('seconds', null),
  day('context', 7),
  day('context', -1),
  {
    title: 'a session day that is a list',
    send: (target) => sync(target, aSync(target.key, { sessionDays: [[aSession(), needle]] })),
    status: 200,
    refused: ['sessionDays/0'],
  },
  {
    title: 'session days that nobody agreed to',
    send: (target) =>
      sync(target, aSync(target.key, { consent: { purposes: [], basis: 'opt-in', day: dayFromToday(0) } })),
    status: 200,
    refused: ['sessionDays/0'],
  },
  part('an hour of the day that is none', { sessionDays: [aSessionDay({ localHour: 24 })] }, [
    'sessionDays/0/localHour',
  ]),
  part('a word for yes and no', { sessionDays: [aSessionDay({ crashed: needle })] }, ['sessionDays/0/crashed']),
  uses(
    '10,000 features',
    Array.from({ length: 10_000 }, (_, i) => [`${needle}/${i}`, 1]),
    ['sessionDays/0/uses'],
  ),
  uses('features by name', { [needle]: 1 }, ['sessionDays/0/uses']),
  uses('a feature without a name', [['', 1]], ['sessionDays/0/uses/0']),
  uses('a feature with a name of 10,000 characters', [[needle.repeat(440), 1]], ['sessionDays/0/uses/0']),
  uses('a feature with a control character', [[`${needle}\u0000`, 1]], ['sessionDays/0/uses/0']),
  uses('a feature with a line break', [[`${needle}\n`, 1]], ['sessionDays/0/uses/0']),
  uses('a feature with half of a surrogate pair', [[`${needle}\ud800`, 1]], ['sessionDays/0/uses/0']),
  uses('a feature that was used -1 times', [[needle, -1]], ['sessionDays/0/uses/0']),
  uses('a feature that was used 1e308 times', [[needle, 1e308]], ['sessionDays/0/uses/0']),
  uses('a feature with a sum of 1e308', [[needle, 1, 1e308]], ['sessionDays/0/uses/0']),
  uses('a feature with more than it can have', [[needle, 1, 2, 3]], ['sessionDays/0/uses/0']),
  uses('one bad feature among two', [['Export', 1], [needle]], ['sessionDays/0/uses/1']),
  part(
    'events that no plan asks for',
    { sessionDays: [aSessionDay({ events: [{ seq: 1, hour: 1, name: needle }] })] },
    ['sessionDays/0/events'],
  ),
  part(
    'an exception with a message',
    { sessionDays: [aSessionDay({ exceptions: [anException({ message: needle })] })] },
    ['sessionDays/0/exceptions/0/message'],
  ),
  part(
    'an exception of no type',
    { sessionDays: [aSessionDay({ exceptions: [anException({ type: 5, frames: [needle] })] })] },
    ['sessionDays/0/exceptions/0'],
  ),
  context('a version that is a number', { app: { version: 4.2 } }, ['contexts/0/app/version']),
  context('a system that is a list', { system: [needle] }, ['contexts/0/system']),
  context('a screen with no width', { system: { screen: [0, 1, 1] } }, ['contexts/0/system/screen']),
  context('1e9 processors', { system: { cores: 1e9 } }, ['contexts/0/system/cores']),
  context('a property that is an object', { properties: { theme: { dark: needle } } }, ['contexts/0/properties/theme']),
  context('a property with half of a surrogate pair', { properties: { theme: `${needle}\udc00` } }, [
    'contexts/0/properties/theme',
  ]),
  context('a property whose key is 51 characters long', { properties: { ['k'.repeat(51)]: needle } }, [
    'contexts/0/properties',
  ]),
  context(
    '51 properties',
    { properties: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`k${i}`, needle])) },
    ['contexts/0/properties'],
  ),
  {
    title: 'a property that is the prototype of all objects',
    send: (target) =>
      sync(
        target,
        JSON.stringify(aSync(target.key)).replace(
          '"contexts":[{',
          `"contexts":[{"properties":{"__proto__":{"version":"${needle}"}},`,
        ),
      ),
    status: 200,
    refused: ['contexts/0/properties/__proto__'],
    stores: 1,
  },
  {
    title: 'a request that is the prototype of all objects',
    send: ({ key, ...rest }) => sync({ key, ...rest }, `{"__proto__":${JSON.stringify(aSync(key))}}`),
    status: 400,
    code: 'invalid-request',
    at: 'key',
  },
  {
    title: 'a request without what it must have, but with a constructor',
    send: (target) => sync(target, { constructor: { prototype: aSync(target.key) } }),
    status: 400,
    code: 'invalid-request',
    at: 'key',
  },
];

function anException(changes: Record<string, unknown>) {
  return { seq: 1, hour: 1, type: 'TypeError', handled: false, ...changes };
}

/** The request's own field with one part of it changed. */
function nest(path: string, value: unknown, request: Record<string, unknown>): Record<string, unknown> {
  const [field = '', name, index] = path.split('/');
  if (name === undefined) return { [field]: value };
  const own = request[field] as Record<string, unknown>;
  return { [field]: { ...own, [name]: index === undefined ? value : [value] } };
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? 'missing';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
