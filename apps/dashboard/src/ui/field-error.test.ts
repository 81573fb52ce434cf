import { ApiError } from '@usance/api';
import { expect, test } from 'vitest';
import { fieldError, formError } from './field-error.ts';

function aRefusal(at?: string): ApiError {
  const problem = { type: '', title: '', status: 400, code: 'invalid-request', detail: 'too short' };
  return new ApiError('too short', at === undefined ? problem : { ...problem, at });
}

test('a complaint stands at its field, whether the server names it with or without a path', () => {
  expect(['password', '/password', 'settings/password'].map((at) => fieldError(aRefusal(at), 'password'))).toEqual(
    Array.from({ length: 3 }, () => 'too short'),
  );
  expect(fieldError(aRefusal('name'), 'password')).toBeUndefined();
});

test('what no field shows is shown for the whole form', () => {
  const fields = ['name', 'password'];

  expect(formError(aRefusal('name'), fields)).toBeNull();
  expect(formError(aRefusal('token'), fields)?.message).toBe('too short');
  expect(formError(aRefusal(), fields)?.message).toBe('too short');
});
