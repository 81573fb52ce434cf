import type { TestServer } from './test-server.ts';

export const anOwner = { name: 'Olga Owner', email: 'olga@example.com', password: 'correct horse battery' };
export const credentials = { email: anOwner.email, password: anOwner.password };

/** Uses the set-up link, as its page does. */
export function setUp(
  server: TestServer,
  changes: Partial<typeof anOwner & { token: string }> = {},
): Promise<Response> {
  const token = server.setupLink?.split('#')[1] ?? 'none';
  return server.send('POST', '/api/v1/setup', { body: { token, ...anOwner, ...changes }, token: null });
}

export function signIn(
  server: TestServer,
  headers: Record<string, string> = {},
  body: typeof credentials = credentials,
): Promise<Response> {
  return server.send('POST', '/api/v1/session', { body, headers, token: null });
}

/** The cookie of an answer as the browser sends it back: `usance_session=…`. */
export const cookieOf = (answer: Response): string => setCookieOf(answer).split(';')[0] ?? '';

/** The cookie of an answer with all that the browser is told about it. */
export const setCookieOf = (answer: Response): string => answer.headers.get('set-cookie') ?? '';

export const codeOf = async (answer: Response): Promise<unknown> => ((await answer.json()) as { code?: unknown }).code;
