import { explain, faultAt } from '@usance/protocol';
import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { ProblemError } from './problem-error.ts';

/**
 * Checks what a route is given against its schema, and says in a sentence what is wrong with it. Queries are only documented by
 * their schemas: whoever answers them reads them, and takes every parameter that the schema does not name for a filter.
 */
export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  if (httpPart === 'querystring') return (value: unknown) => ({ value });
  const compiled = Compile(schema);
  return (value: unknown) => {
    if (compiled.Check(value)) return { value };
    const code = httpPart === 'params' ? 'not-found' : 'invalid-request';
    return { error: new ProblemError(code, explain(schema, value), faultAt(schema, value)) };
  };
};
