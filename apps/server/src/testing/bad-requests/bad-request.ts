import { rawRequest } from '../raw-request.ts';
import type { SendOptions, TestServer } from '../test-server.ts';

/** Stands in every bad part of every bad request, so that a trace of one can be found. */
export const needle = 'Needle-of-a-bad-request';

/** What a bad request is aimed at. */
export interface Target {
  server: TestServer;
  key: string;
  productId: number;
}

export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** One way to get it wrong, and what is answered. */
export interface BadRequest {
  title: string;
  send(target: Target): Promise<Reply>;
  status: number;
  /** Of the problem. */
  code?: string;
  /** The field to blame. */
  at?: string;
  /** With 200: what is named as refused, while the rest is stored. */
  refused?: readonly string[];
  /** Session days that are stored, since they are good. */
  stores?: number;
}

/** A request by an ordinary client. */
export async function ask(
  { server }: Target,
  request: { method?: string; path: string } & SendOptions,
): Promise<Reply> {
  const { method = 'GET', path, ...options } = request;
  const answer = await server.send(method, path, options);
  return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
}

/** A sync: a value, or text or bytes as they are. */
export const sync = (target: Target, body: unknown, headers: Record<string, string> = {}): Promise<Reply> =>
  ask(target, { method: 'POST', path: '/v1/sync', body, headers, token: null });

/** The lines of a request's head as they are, and its body. */
export const raw = ({ server }: Target, lines: readonly string[], body = ''): Promise<Reply> =>
  rawRequest(server.port, `${headOf(lines)}${body}`);

export const headOf = (lines: readonly string[]): string => `${lines.join('\r\n')}\r\n\r\n`;

/** The same item, so many times. */
export const times = <Item>(count: number, item: Item): Item[] => Array.from({ length: count }, () => item);
