import type { ProblemCode } from '@usance/api';
import { CollectorError } from '@usance/collector';
import { RegistryError } from '@usance/registry';
import { QueryError } from '@usance/reports';
import { WarehouseError } from '@usance/warehouse';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from './log.ts';
import { problemBody, ProblemError } from './problem-error.ts';

const retryAfterSeconds: Partial<Record<ProblemCode, number>> = {
  unavailable: 30,
  'too-many-requests': 60,
  'too-many-installations': 600,
};

/** Fastify's own errors, in our words. */
const fastifyCodes: Record<string, [ProblemCode, string]> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['body-too-large', 'the body is larger than this route takes; send it in parts'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['unsupported-media-type', 'send the body as application/json'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['invalid-json', 'the body is empty; send JSON'],
  FST_ERR_CTP_INVALID_JSON_BODY: ['invalid-json', 'the body is not JSON'],
  FST_ERR_BAD_URL: ['invalid-request', 'the path is not percent-encoded UTF-8'],
  FST_ERR_MAX_PARAM_LENGTH: ['not-found', 'there is nothing with so long a name'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['invalid-request', 'the body is not as long as Content-Length says'],
};

/** Turns whatever a route threw into a problem. What nobody expected is logged by its stack, never with the request. */
export function createErrorHandler(log: Logger) {
  return (error: unknown, _request: FastifyRequest, reply: FastifyReply): void => {
    const { code, detail, at } = asProblem(error);
    const body = problemBody(code, detail, at);
    if (body.status >= 500 && !isCalledOff(error)) log.error({ code, ...causes(error) }, 'a request failed');
    const wait = retryAfterSeconds[code];
    if (wait !== undefined) void reply.header('retry-after', String(wait));
    void reply.code(body.status).header('content-type', 'application/problem+json').send(JSON.stringify(body));
  };
}

/** Whether nobody waits for an answer any more: no fault of anybody's. */
const isCalledOff = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'AbortError' || isCalledOff(error.cause));

function asProblem(error: unknown): { code: ProblemCode; detail: string; at?: string | undefined } {
  if (error instanceof ProblemError || error instanceof CollectorError || error instanceof QueryError)
    return { code: error.code, detail: error.message, at: error.at };
  if (error instanceof RegistryError && error.code === 'taken') return { code: 'conflict', detail: error.message };
  if (error instanceof WarehouseError) return warehouseProblem(error);
  const { code, statusCode, message } = error as Partial<FastifyError>;
  const known = fastifyCodes[code ?? ''];
  if (known) return { code: known[0], detail: known[1] };
  if (statusCode !== undefined && statusCode < 500)
    return { code: 'invalid-request', detail: message ?? 'the request cannot be read' };
  return { code: 'internal', detail: 'the server failed at this request; its log says why' };
}

function warehouseProblem(error: WarehouseError): { code: ProblemCode; detail: string } {
  if (error.code === 'bad-pattern')
    return {
      code: 'invalid-filter',
      detail: 'a pattern cannot be read; patterns are RE2, see https://github.com/google/re2/wiki/Syntax',
    };
  if (error.code === 'too-slow')
    return { code: 'query-too-slow', detail: 'the question took too long; ask for a shorter range or fewer filters' };
  return { code: 'unavailable', detail: 'the storage does not answer; try again later' };
}

/** Where it happened. Messages of our own errors name no sender; a body is never part of one. */
function causes(error: unknown): { stack: string | undefined; cause?: unknown } {
  if (!(error instanceof Error)) return { stack: undefined };
  return { stack: error.stack, ...(error.cause instanceof Error ? { cause: error.cause.message } : {}) };
}
