import type { Consent, Context, PlanDocument, PlannedSystem, SessionDay } from '@usance/protocol';
import { describe, expect, test } from 'vitest';
import { accept } from './accept.ts';
import { dayNumber } from './days.ts';
import { createGuard } from './guard.ts';
import { compilePlan, type CompiledPlan } from './plan/compile-plan.ts';
import type { ReadSync } from './read-sync.ts';

const kept = {
  description: 'Tells what to mend.',
  owner: 'core team',
  added: '2026-10-01',
  expires: '2028-10-01',
  retention: 395,
};

const document: PlanDocument = {
  product: 'Field Notes',
  features: {
    'Notes/Add': kept,
    'Notes/Old': { ...kept, expires: '2026-11-23' },
    'Notes/New': { ...kept, added: '2026-11-20' },
    'Notes/Sync': { ...kept, purpose: 'diagnostics' },
    'Notes/Search': {
      ...kept,
      detail: true,
      attributes: {
        kind: { description: 'How it was written.', type: 'enum', values: ['plain', 'regex'] },
        found: { description: 'How many were found.', type: 'buckets', bounds: [0, 1, 10] },
        words: { description: 'Whether whole words.', type: 'boolean', added: '2026-11-20' },
      },
    },
  },
  properties: {
    theme: { ...kept, type: 'enum', values: ['dark', 'light'] },
    plugins: { ...kept, type: 'number' },
    notes: { ...kept, type: 'buckets', bounds: [0, 10, 100] },
    addOn: { ...kept, type: 'pattern', pattern: '[a-z.@]+' },
    isOld: { ...kept, type: 'boolean', expires: '2026-11-01' },
  },
  exceptions: { messages: ['no space left on (?:disk|device)', 'cannot open [\\w./]+'] },
};
const planOfAll = compilePlan(document);
const screen: [number, number, number] = [1920, 1080, 1];

interface Sent {
  consent?: Partial<Consent>;
  context?: Context;
  sessionDay?: Partial<SessionDay>;
  today?: string;
  plan?: CompiledPlan;
}

/** What is kept of one session day under the plan, and what is refused. */
function judged({ consent, context = {}, sessionDay, today = '2026-11-23', plan = planOfAll }: Sent) {
  const sync: ReadSync = {
    key: 'pk_0123456789abcdef',
    installation: '3f0c1a52-7d0e-4c8b-9a55-000000000001',
    firstDay: '2026-10-01',
    sentAt: '2026-11-23T10:00:00Z',
    consent: {
      purposes: ['basic', 'usage', 'diagnostics', 'content', 'messages'],
      basis: 'opt-in',
      day: '2026-11-01',
      ...consent,
    },
    contexts: [context],
    sessionDays: [{ session: 'a', day: '2026-11-22', revision: 1, context: 0, seconds: 60, ...sessionDay }],
    weeks: [],
    receipts: [],
    refused: [],
  };
  const rules = {
    today: dayNumber(today) ?? 0,
    acceptedAgeDays: 400,
    identifierMonths: 13,
    plan,
    guard: createGuard(),
    values: undefined,
  };
  const [day] = accept(sync, rules);
  return {
    uses: day?.sessionDay.uses?.map(([name]) => name),
    properties: day?.context.properties,
    events: day?.events.map(({ name, attributes }) => ({ name, attributes })),
    exceptions: day?.exceptions,
    context: day?.context,
    refused: sync.refused.map(({ at, code }) => `${at} ${code}`),
  };
}

const usesOf = (...names: string[]): Partial<SessionDay> => ({ uses: names.map((name) => [name, 1]) });

describe('a feature is counted', () => {
  test('if the plan declares it, and only until it expires by the server’s day', () => {
    const sessionDay = usesOf('Notes/Add', 'Notes/Gone', 'Notes/Old', 'constructor');

    expect(judged({ sessionDay })).toMatchObject({
      uses: ['Notes/Add'],
      refused: [
        'sessionDays/0/uses/1 undeclared',
        'sessionDays/0/uses/2 undeclared',
        'sessionDays/0/uses/3 undeclared',
      ],
    });
    expect(judged({ sessionDay, today: '2026-11-22' }).uses).toEqual(['Notes/Add', 'Notes/Old']);
  });

  test('if the person agreed to its purpose, beside that of all features', () => {
    const sessionDay = usesOf('Notes/Add', 'Notes/Sync');

    expect(judged({ sessionDay, consent: { purposes: ['basic', 'usage'] } })).toMatchObject({
      uses: ['Notes/Add'],
      refused: ['sessionDays/0/uses/1 no-consent'],
    });
    expect(judged({ sessionDay, consent: { purposes: ['basic', 'diagnostics'] } }).uses).toEqual([]);
  });

  test('if it had joined the plan when the person agreed', () => {
    const sessionDay = usesOf('Notes/New');

    expect(judged({ sessionDay })).toMatchObject({ uses: [], refused: ['sessionDays/0/uses/0 not-agreed'] });
    expect(judged({ sessionDay, consent: { day: '2026-11-20' } }).uses).toEqual(['Notes/New']);
  });
});

describe('of a system is told', () => {
  const system = { os: 'Windows', osVersion: '11', arch: 'x64', cores: 8, gpu: 'A', locale: 'de-AT', screen } as const;
  const under = (planned: PlannedSystem | undefined, sent: Partial<Sent> = {}) => {
    const { context, refused } = judged({
      ...sent,
      context: { system: { ...system, hostName: 'den' } as NonNullable<Context['system']> },
      plan: compilePlan({ ...document, ...(planned && { system: planned }) }),
    });
    return [context?.system, refused];
  };
  const { retention: _retention, ...entry } = kept;

  test('what is preset, if the plan does not say; of the locale its language', () => {
    expect(under(undefined)).toEqual([
      { os: 'Windows', osVersion: '11', arch: 'x64', locale: 'de' },
      ['cores', 'gpu', 'screen'].map((field) => `contexts/0/system/${field} undeclared`),
    ]);
  });

  test('what the plan says, be it more or less', () => {
    expect(under({ ...entry, fields: ['os', 'locale', 'cores', 'screen'] })).toEqual([
      { os: 'Windows', cores: 8, locale: 'de-AT', screen },
      ['osVersion', 'arch', 'gpu'].map((field) => `contexts/0/system/${field} undeclared`),
    ]);
    expect(under({ ...entry, fields: [] })[0]).toEqual({});
  });

  test('no more than what is preset, of those who agreed before it was declared, or when its time is over', () => {
    const planned: PlannedSystem = { ...entry, added: '2026-11-20', fields: ['os', 'locale', 'cores'] };
    const less = { os: 'Windows', locale: 'de' };

    expect(under(planned)[0]).toEqual(less);
    expect(under(planned)[1]).toContain('contexts/0/system/cores not-agreed');
    expect(under(planned, { consent: { day: '2026-11-20' } })[0]).toEqual({ os: 'Windows', cores: 8, locale: 'de-AT' });
    const over = under({ ...planned, added: '2026-10-01', expires: '2026-11-23' });
    expect(over[0]).toEqual(less);
    expect(over[1]).toContain('contexts/0/system/cores undeclared');
  });
});

describe('a property is kept', () => {
  test('if the plan declares it with such a value, a number in buckets as its bucket only', () => {
    const properties = { theme: 'dark', plugins: 3, notes: 57, addOn: 'a.b', isOld: true, user: 'jane' };

    expect(judged({ context: { properties } })).toMatchObject({
      properties: { theme: 'dark', plugins: 3, notes: 10, addOn: 'a.b' },
      refused: ['contexts/0/properties/isOld undeclared', 'contexts/0/properties/user undeclared'],
    });
    const wrong = { theme: 'blue', plugins: '3', notes: -1, addOn: 'A'.repeat(65) };
    const { properties: none, refused } = judged({ context: { properties: wrong } });
    expect(none).toEqual({});
    expect(refused).toEqual(Object.keys(wrong).map((key) => `contexts/0/properties/${key} undeclared`));
  });

  test('unless its pattern let something personal through, or its key is', () => {
    const properties = { addOn: 'jane.doe@example.com', 'jane@example.com': 'x' };

    expect(judged({ context: { properties } })).toMatchObject({
      properties: {},
      refused: ['contexts/0/properties/addOn personal', 'contexts/0/properties personal'],
    });
  });
});

describe('a single occurrence is kept', () => {
  const event = (name: string, attributes = {}) => ({ seq: 1, hour: 9, name, attributes });

  test('of features whose plan asks for detail, with the attributes that it declares', () => {
    const attributes = { kind: 'regex', found: 7, words: true, text: 'my secret plan' };
    const sessionDay = { events: [event('Notes/Search', attributes), event('Notes/Add'), event('Notes/Gone')] };

    expect(judged({ sessionDay })).toMatchObject({
      events: [{ name: 'Notes/Search', attributes: { kind: 'regex', found: 1 } }],
      refused: [
        'sessionDays/0/events/0/attributes/words not-agreed',
        'sessionDays/0/events/0/attributes/text undeclared',
        'sessionDays/0/events/1 undeclared',
        'sessionDays/0/events/2 undeclared',
      ],
    });
  });

  test('without attributes where the person did not agree to content, and not at all without usage', () => {
    const sessionDay = { events: [event('Notes/Search', { kind: 'regex' })] };

    expect(judged({ sessionDay, consent: { purposes: ['basic', 'usage'] } })).toMatchObject({
      events: [{ attributes: {} }],
      refused: ['sessionDays/0/events/0/attributes no-consent'],
    });
    expect(judged({ sessionDay, consent: { purposes: ['basic', 'content'] } }).events).toEqual([]);
  });
});

describe('an exception', () => {
  test('keeps a message that a pattern of the plan lets through from end to end', () => {
    const messages = ['no space left on disk', 'no space left on disk of Jane', 'cannot open /home/jane/x'];
    const exceptions = messages.map((message, i) => ({ seq: i + 1, hour: 1, type: 'Error', message, handled: true }));
    const { exceptions: stored = [], refused } = judged({ sessionDay: { exceptions } });

    expect(stored.map(({ message }) => message)).toEqual(['no space left on disk', undefined, undefined]);
    expect(refused).toEqual([
      'sessionDays/0/exceptions/1/message undeclared',
      'sessionDays/0/exceptions/2/message personal',
    ]);
  });

  test('loses the frames that name a person, and goes where its type does', () => {
    const frames = ['main (app.js:1:2)', 'open (/home/jane/notes/app.js:3:4)'];
    const exceptions = [
      { seq: 1, hour: 1, type: 'TypeError', frames, handled: true },
      { seq: 2, hour: 1, type: 'jane@example.com', handled: true },
    ];

    expect(judged({ sessionDay: { exceptions } })).toMatchObject({
      exceptions: [{ seq: 1, frames: ['main (app.js:1:2)'] }],
      refused: ['sessionDays/0/exceptions/0/frames/1 personal', 'sessionDays/0/exceptions/1/type personal'],
    });
  });
});

test('what an installation says of itself is kept, but for what looks personal', () => {
  const context: Context = {
    app: { version: '4.2.0', build: '/home/jane/build', edition: 'Pro' },
    license: { type: 'trial', status: ['activated', 'jane@example.com'] },
    system: { os: 'Windows', osVersion: 'DESKTOP-4FK2L9A', locale: 'de' },
  };

  expect(judged({ context })).toMatchObject({
    context: {
      app: { version: '4.2.0', edition: 'Pro' },
      license: { type: 'trial', status: ['activated'] },
      system: { os: 'Windows', locale: 'de' },
    },
    refused: [
      'contexts/0/app/build personal',
      'contexts/0/license/status/1 personal',
      'contexts/0/system/osVersion personal',
    ],
  });
});

test('however many items a plan leaves out, the others are kept', () => {
  const names = Array.from({ length: 900 }, (_, i) => `Notes/Gone ${i}`);
  const { uses, refused } = judged({ sessionDay: usesOf(...names, 'Notes/Add') });

  expect(uses).toEqual(['Notes/Add']);
  expect(refused).toHaveLength(900);
});
