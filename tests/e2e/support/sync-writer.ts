import { randomUUID } from 'node:crypto';

/** Writers that send session days as fast as they are acknowledged, each recognisable by its number. */
export interface SyncWriters {
  /** Numbers whose requests went out. */
  sent: Set<number>;
  /** Numbers that were acknowledged. */
  acknowledged: Set<number>;
  /** Ends the writers and resolves when the last answer or fault is in. */
  stop(): Promise<void>;
}

export interface SyncWritersOptions {
  url: string;
  key: string;
  writers: number;
  /** Answers the next number; it becomes the session day's seconds. */
  next(): number;
}

/** The body of one sync: a new installation with one session day of so many seconds. */
export function syncBody(key: string, seconds: number, day = new Date().toISOString().slice(0, 10)): string {
  return JSON.stringify({
    key,
    installation: randomUUID(),
    firstDay: day,
    sentAt: new Date().toISOString().replace(/\.\d+/, ''),
    consent: { purposes: ['basic', 'usage'], basis: 'opt-in', day },
    contexts: [{ app: { version: '1.0.0' }, system: { os: 'Linux' } }],
    sessionDays: [{ session: randomUUID(), day, revision: 1, context: 0, seconds, uses: [['Open', 1]] }],
  });
}

export function startSyncWriters({ url, key, writers, next }: SyncWritersOptions): SyncWriters {
  const sent = new Set<number>();
  const acknowledged = new Set<number>();
  let isStopped = false;

  async function write() {
    while (!isStopped) {
      const number = next();
      sent.add(number);
      try {
        const answer = await fetch(`${url}/v1/sync`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: syncBody(key, number),
        });
        const { accepted } = (await answer.json()) as { accepted?: number };
        if (answer.status === 200 && accepted === 1) acknowledged.add(number);
      } catch {
        return; // the server is gone, as was intended
      }
    }
  }

  const all = Promise.all(Array.from({ length: writers }, write));
  return {
    sent,
    acknowledged,
    async stop() {
      isStopped = true;
      await all;
    },
  };
}
