import type { SendOutcome, Sending, SendRequest } from '../core/platform.ts';

/** What a page that goes away may still send, by the rules of browsers: 64 KiB of all requests together. */
const keepaliveBytes = 60_000;
/** The collector's answers are far shorter; what is longer comes from somebody else. */
const longestAnswer = 2 ** 20;

/** Sends by `fetch`: no cookie, no referrer, no redirect, nothing from a cache. */
export function sendRequest({ url, body, timeoutMs }: SendRequest): Sending {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort('timeout'), timeoutMs);

  async function send(): Promise<SendOutcome> {
    const isZipped = typeof CompressionStream === 'function';
    const plain = new Blob([body]);
    const content = isZipped
      ? await new Response(plain.stream().pipeThrough(new CompressionStream('gzip'))).blob()
      : plain;
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(isZipped && { 'content-encoding': 'gzip' }) },
      body: content,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      cache: 'no-store',
      keepalive: content.size < keepaliveBytes,
      signal: control.signal,
    });
    const header = (name: string) => answer.headers.get(name) ?? undefined;
    return {
      kind: 'answer',
      status: answer.status,
      body: await textOf(answer),
      retryAfter: header('retry-after'),
      date: header('date'),
    };
  }

  return {
    outcome: send()
      .catch((error: unknown): SendOutcome => ({ kind: 'failed', reason: String(error) }))
      .finally(() => {
        clearTimeout(timer);
        // Of an answer that is too long, the rest is not waited for.
        control.abort();
      }),
    abort: () => control.abort('aborted'),
  };
}

/** The answer's text, as far as anyone should have to hold it in memory. */
async function textOf({ body }: Response): Promise<string> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (let part: string | undefined; (part = (await reader?.read())?.value) !== undefined;) {
    text += part;
    if (text.length > longestAnswer) throw 'the answer is too long'; // oxlint-disable-line no-throw-literal -- caught above, as text
  }
  return text;
}
