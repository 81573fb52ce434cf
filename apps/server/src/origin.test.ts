import type { FastifyRequest } from 'fastify';
import { expect, test } from 'vitest';
import { createOrigins } from './origin.ts';

test('a sender who hung up before it was looked at is no fault of the server', () => {
  const gone = { ip: undefined } as unknown as FastifyRequest; // as it is once its socket is closed
  const origins = createOrigins(
    (address) => address.slice(0, 2),
    () => new Date(),
  );

  const problem = expect.objectContaining({ code: 'invalid-request' }) as unknown;
  expect(() => origins.countryOf(gone)).toThrow(problem);
  expect(() => origins.admit(gone, 'sync', 1)).toThrow(problem);
});
