import { Ajv2020 } from 'ajv/dist/2020.js';
import { Compile } from 'typebox/compile';
import { describe, expect, test } from 'vitest';
import { RefusalCodeSchema } from './answer.ts';
import { jsonSchemas } from './json-schema.ts';
import { SyncEnvelopeSchema, SyncSchema } from './sync.ts';
import { checkPlan } from './plan/check.ts';
import { expand, planOf, readVectors, wireRequest } from './testing/vectors.ts';

const world = { key: 'pk_0123456789abcdef', now: new Date('2026-11-23T10:15:30Z') };
const fitsTypeBox = Compile(SyncSchema);
const fitsEnvelope = Compile(SyncEnvelopeSchema);
// The published JSON Schema, read by a validator that has nothing to do with ours.
const ajv = new Ajv2020({ strict: true, strictTypes: false });
const fitsJsonSchema = ajv.compile(jsonSchemas()['sync.schema.json'] as object);

const [accepted, refused, rejected] = [readVectors('accepted'), readVectors('refused'), readVectors('rejected')];
const all = [...accepted, ...refused, ...rejected];
const bodies = all.flatMap(({ name, vector }) =>
  vector.exchanges
    .filter(({ request }) => request.json !== undefined)
    .map(({ request, answer }) => ({
      name,
      answer,
      fitsSchema: vector.fitsSchema,
      body: expand(request.json, { ...world, plan: vector.plan }),
    })),
);

const answersOf = (vectors: typeof all) =>
  vectors.flatMap(({ vector }) => vector.exchanges.map(({ answer }) => answer));

describe('the bodies of the vectors', () => {
  test.each(bodies.filter(({ fitsSchema }) => fitsSchema !== undefined))(
    'of $name fit the schema or not, as it says ($fitsSchema)',
    ({ body, fitsSchema }) => {
      expect(fitsTypeBox.Check(body)).toBe(fitsSchema);
      expect(fitsJsonSchema(body)).toBe(fitsSchema);
    },
  );

  test.each(bodies.filter(({ name }) => !name.startsWith('rejected/')))(
    'of $name are a request that can be taken',
    ({ body }) => {
      expect(fitsEnvelope.Check(body)).toBe(true);
    },
  );

  test.each(bodies.filter(({ answer, fitsSchema }) => answer.status === 400 && fitsSchema === false))(
    'of $name are wrong as a whole, or in too many items',
    ({ name, body }) => {
      expect(fitsEnvelope.Check(body)).toBe(name === 'rejected/more-than-100-faults.json');
    },
  );

  test.each(bodies.filter(({ name }) => name.startsWith('refused/')))(
    'of $name fit the schema unless an item is invalid',
    ({ answer, fitsSchema }) => {
      const isInvalid = 'refused' in answer && answer.refused.some(({ code }) => code === 'invalid');

      expect(fitsSchema).toBe(!isInvalid);
    },
  );
});

describe('the vectors', () => {
  test('cover every code of refusal', () => {
    const codes = refused.flatMap(({ vector }) =>
      vector.exchanges.flatMap(({ answer }) => ('refused' in answer ? answer.refused.map(({ code }) => code) : [])),
    );

    expect(new Set(codes)).toEqual(new Set(RefusalCodeSchema.enum));
  });

  test('lie where their answers belong', () => {
    expect(answersOf(accepted).filter((answer) => !('refused' in answer) || answer.refused.length > 0)).toEqual([]);
    expect(answersOf(refused).filter((answer) => !('refused' in answer) || answer.refused.length === 0)).toEqual([]);
    expect(answersOf(rejected).filter(({ status }) => status < 400)).toEqual([]);
    expect(rejected.filter(({ vector }) => vector.kept.installations + vector.kept.sessionDays > 0)).toEqual([]);
  });

  test('name sixty bad requests and more', () => {
    expect(rejected.length).toBeGreaterThanOrEqual(60);
  });
});

test('plans of vectors are in order', () => {
  const plans = all.flatMap(({ vector }) => planOf(vector, world) ?? []);

  expect(plans.length).toBeGreaterThan(10);
  const found = plans.flatMap((plan) => checkPlan(plan, { today: '2026-11-23' }));
  // Those that tell all there is of a system say by an override that they do.
  expect(found.filter(({ severity, rule }) => severity === 'error' || rule !== 'fingerprint')).toEqual([]);
});

describe('what a vector stands for', () => {
  test('has its placeholders filled in', () => {
    const value = { key: '$KEY', days: ['$TODAY', '$TODAY-30', '$TODAY+3'], week: '$WEEK-47', at: '$NOW' };

    expect(expand(value, world)).toEqual({
      key: 'pk_0123456789abcdef',
      days: ['2026-11-23', '2026-10-24', '2026-11-26'],
      week: '2026-W01',
      at: '2026-11-23T10:15:30.000Z',
    });
  });

  test('has its repetitions written out', () => {
    expect(expand(['a', { $repeat: { times: 2, item: ['F/$INDEX', 1] } }], world)).toEqual([
      'a',
      ['F/000000000000', 1],
      ['F/000000000001', 1],
    ]);
  });

  test('is padded before it is compressed', () => {
    const { body, headers } = wireRequest({ text: '{}', padTo: 1_000_000, gzip: true }, world);

    expect(body?.length).toBeLessThan(2_000);
    expect(headers).toEqual({ 'content-type': 'application/json' });
  });

  test('has no content type where it has no body, or says so', () => {
    expect(wireRequest({ method: 'GET' }, world)).toEqual({ method: 'GET', headers: {}, body: undefined });
    expect(wireRequest({ text: '', headers: { 'content-type': null } }, world).headers).toEqual({});
  });

  test('keeps names that JavaScript gives a meaning', () => {
    const value: unknown = JSON.parse('{"__proto__":{"a":"$KEY"}}');

    expect(JSON.stringify(expand(value, world))).toBe('{"__proto__":{"a":"pk_0123456789abcdef"}}');
  });
});
