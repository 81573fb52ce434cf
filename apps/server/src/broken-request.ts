import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { problemBody } from './problem-error.ts';

/** Answers what is not even HTTP, or did not arrive in time; Node then has no request for a route to see. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const body = problem(error.code);
  const text = JSON.stringify(body);
  socket.end(
    `HTTP/1.1 ${body.status} ${STATUS_CODES[body.status]}\r\nContent-Type: application/problem+json\r\n` +
      `Content-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
  );
}

function problem(code: string | undefined) {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return problemBody('too-slow', 'the request did not arrive in time; send it again');
  if (code === 'HPE_HEADER_OVERFLOW') return problemBody('headers-too-large', 'the headers are larger than 16 KiB');
  return problemBody('invalid-request', 'the request is not HTTP/1.1');
}
