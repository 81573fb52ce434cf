import { gunzip, type ZlibOptions } from 'node:zlib';
import { promisify } from 'node:util';
import { limits } from '@usance/protocol';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../problem-error.ts';

const unzip = promisify<Buffer, ZlibOptions, Buffer>(gunzip);

/** The body as sent, or as it was before gzip, which may not make it larger than a plain one may be. */
export async function plainBody({ body, headers }: FastifyRequest<{ Body: Buffer | undefined }>): Promise<Buffer> {
  if (body === undefined) throw new ProblemError('invalid-json', 'the body is empty; send JSON');
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity') return body;
  if (encoding !== 'gzip') throw new ProblemError('unsupported-encoding', 'send the body plain or with gzip');
  try {
    return await unzip(body, { maxOutputLength: limits.bodyBytes });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new ProblemError('body-too-large', 'the body is larger than 1 MiB when unpacked; send it in parts');
    throw new ProblemError('invalid-json', 'the body says that it is gzip, but it cannot be unpacked');
  }
}
