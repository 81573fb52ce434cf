import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { jsonSchemas } from './json-schema.ts';

describe('the JSON Schemas', () => {
  // After a change of the protocol: npx vitest run packages/protocol -u
  test.each(Object.entries(jsonSchemas()))('%s is what the schemas in TypeScript say', async (file, schema) => {
    await expect(`${JSON.stringify(schema, undefined, 2)}\n`).toMatchFileSnapshot(`../schema/${file}`);
  });

  test.each(Object.entries(jsonSchemas()))('%s fits draft 2020-12', (_, schema) => {
    const ajv = new Ajv2020({ strict: true, strictTypes: false, validateFormats: false });

    expect(ajv.validateSchema(schema as object)).toBe(true);
    expect(() => ajv.compile(schema as object)).not.toThrow();
  });

  test('say of no part twice what has a name', () => {
    const text = JSON.stringify(jsonSchemas()['sync.schema.json']);

    expect(text.match(/a UUID in lower case/g)).toHaveLength(1);
    expect(text).not.toContain('additionalItems');
  });
});
