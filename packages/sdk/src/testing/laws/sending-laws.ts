import type { Platform, SendOutcome } from '../../core/platform.ts';
import type { LawPeer } from './law-peer.ts';
import { holds, same, type Law } from './law.ts';

const patientMs = 20_000;
const body = JSON.stringify({ text: 'ä 漢字 😀', filler: 'x'.repeat(500) });
/** Anything by which a request could be told from another installation's. */
const revealing = /^(?:cookie|authorization|referer|forwarded|x-.*|if-.*|trace.*|baggage|sentry-.*|etag|from|via)$/;

const law = (title: string, check: () => Promise<void>): Law => ({ title: `sending ${title}`, check });

/** What every platform does when it sends, to a peer that answers by the path it is asked at. */
export function sendingLaws({ send }: Pick<Platform, 'send'>, { url, refusing }: LawPeer): Law[] {
  const ask = async (path: string, text = body, timeoutMs = patientMs): Promise<SendOutcome> =>
    send({ url: path.includes(':') ? path : url + path, body: text, timeoutMs }).outcome;
  const answered = async (path: string, text = body) => {
    const outcome = await ask(path, text);
    if (outcome.kind === 'failed') throw new Error(`no answer from ${path}: ${outcome.reason}`);
    return outcome;
  };
  const echo = async (text = body) => {
    const outcome = await answered('/echo', text);
    return JSON.parse(outcome.body) as { method: string; headers: Record<string, string>; body: string }; // the peer wrote it
  };
  return [
    law('posts the text as JSON, compressed', async () => {
      const { method, headers, body: arrived } = await echo();

      same(method, 'POST');
      same(arrived, body);
      same([headers['content-type'], headers['content-encoding']], ['application/json', 'gzip']);
      holds(Number(headers['content-length']) < body.length / 2, 'it is compressed');
    }),
    law('takes a body of a megabyte', async () => {
      const large = Array.from({ length: 60_000 }, (_, i) => `${i * 7919} text`)
        .join(' ')
        .slice(0, 1_000_000);

      same((await echo(large)).body, large);
    }),
    law(
      'says nothing of who sends, and the same every time, also when it was given something to remember',
      async () => {
        const before = await echo();
        await answered('/remember-me');
        const after = await echo();

        same(
          Object.keys(after.headers).filter((name) => revealing.test(name)),
          [],
        );
        same(after.headers, before.headers);
      },
    ),
    law('tells the answer, whatever its status', async () => {
      const { status, body: said, retryAfter, date } = await answered('/busy');

      same({ status, said, retryAfter }, { status: 503, said: 'später', retryAfter: '7' });
      holds(Math.abs(Date.parse(date ?? '') - Date.now()) < 60_000, "the peer's date is told");
      const plain = await answered('/echo');
      same([plain.status, plain.retryAfter], [200, undefined]);
    }),
    law('fails where nobody listens, or at no address at all', async () => {
      for (const address of [refusing, 'http://', 'https://no such host/', 'nonsense:1'])
        same((await ask(address)).kind, 'failed');
    }),
    law('gives up after its time', async () => {
      const startedAt = performance.now();
      same((await ask('/silent', body, 700)).kind, 'failed');
      same((await ask('/unfinished', body, 700)).kind, 'failed');

      holds(performance.now() - startedAt < 10_000, 'nobody waits longer');
    }),
    law('can be broken off at any moment', async () => {
      for (const [path, afterMs] of [
        ['/silent', 0],
        ['/silent', 500],
        ['/unfinished', 500],
      ] as const) {
        const sending = send({ url: url + path, body, timeoutMs: patientMs });
        const startedAt = performance.now();
        setTimeout(() => sending.abort(), afterMs);
        same((await sending.outcome).kind, 'failed');
        holds(performance.now() - startedAt < 5_000, 'it ends when it is broken off');
      }
    }),
    law('is not harmed by being broken off when it is over', async () => {
      const sending = send({ url: `${url}/echo`, body, timeoutMs: patientMs });
      const { kind } = await sending.outcome;
      sending.abort();
      sending.abort();

      same([kind, (await sending.outcome).kind], ['answer', 'answer']);
    }),
    law('follows no redirect', async () => {
      for (const status of [301, 302, 303, 307, 308]) {
        const outcome = await ask(`/redirect/${status}`);
        holds(outcome.kind === 'failed' || outcome.status === status, `a ${status} is no answer of another address`);
      }

      same((await answered('/landings')).body, '0');
    }),
    law('takes an answer of up to a megabyte, and no longer one', async () => {
      same((await answered('/long/1000000')).body.length, 1_000_000);
      same((await ask('/long/2000000')).kind, 'failed');
      same((await ask('/endless')).kind, 'failed');
    }),
    law('fails at an answer that breaks off', async () => {
      same((await ask('/broken')).kind, 'failed');
    }),
  ];
}
