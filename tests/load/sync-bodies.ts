/** The syncs of a bench: same shape, other values, made by patching one body of bytes so that making them costs little. */
export interface SyncBodies {
  /** The n-th request, whole: head and body. */
  request(n: number): Buffer;
  /** The n-th body alone. */
  body(n: number): Buffer;
  /** What the n-th says, for the truth. */
  facts(n: number): { installation: number; session: number; day: number; seconds: number };
}

export const benchDays = 14;
const resentEvery = 20;

/** Days of the bench, the last of which is today. */
export function dayOf(index: number, today: Date): string {
  return new Date(today.getTime() - (benchDays - 1 - index) * 86_400_000).toISOString().slice(0, 10);
}

/** Which sync the n-th repeats: itself, unless it is a re-sent one. */
const original = (n: number) => (n % resentEvery === resentEvery - 1 ? n - 1 : n);

const uuid = (kind: string, number: number) => `${kind}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

export interface SyncBodiesOptions {
  key: string;
  host: string;
  /** Which installation the n-th sync is of. */
  installationOf(n: number): number;
  today: Date;
}

/** One session day with 20 features a body; every twentieth is the one before it once more. */
export function createSyncBodies({ key, host, installationOf, today }: SyncBodiesOptions): SyncBodies {
  const facts = (n: number) => {
    const sync = original(n);
    return {
      installation: installationOf(sync),
      session: sync,
      day: sync % benchDays,
      seconds: 10_000 + (sync % 3_540),
    };
  };
  const days = Array.from({ length: benchDays }, (_, index) => dayOf(index, today));
  const firstDay = dayOf(0, today);

  const render = (n: number) => {
    const { installation, session, day, seconds } = facts(n);
    return JSON.stringify({
      key,
      installation: uuid('11111111', installation),
      firstDay,
      sentAt: `${days.at(-1)}T10:15:30Z`,
      environment: 'production',
      kind: 'normal',
      consent: { purposes: ['basic', 'usage'], basis: 'opt-in', day: firstDay },
      contexts: [
        {
          app: { version: '4.2.0', build: '1180', edition: 'Pro', language: 'en-GB' },
          license: { type: 'trial', status: ['activated'] },
          system: {
            os: 'Windows',
            osVersion: '11 24H2',
            arch: 'x64',
            cores: 8,
            memoryMb: 16_384,
            screen: [2560, 1440, 1.5],
            locale: 'de-DE',
            runtime: 'Electron 38',
          },
        },
      ],
      sessionDays: [
        {
          session: uuid('22222222', session),
          day: days[day],
          revision: 1,
          context: 0,
          seconds, // five digits, so that every body is as long as the others
          localHour: 11,
          localWeekday: 1,
          ended: true,
          crashed: false,
          uses: Array.from({ length: 20 }, (_, feature) => [`Category${feature % 5}/Feature ${feature}`, 1 + feature]),
        },
      ],
    });
  };

  const template = Buffer.from(render(0));
  const head = Buffer.from(
    `POST /v1/sync HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: ${template.length}\r\n\r\n`,
  );
  const at = (needle: string) => {
    const position = template.indexOf(needle);
    if (position < 0) throw new Error(`the template has no ${needle}`);
    return position;
  };
  const installationAt = at(uuid('11111111', facts(0).installation)) + 24;
  const sessionAt = at(uuid('22222222', 0)) + 24;
  const dayAt = template.indexOf('"day":"', at('"sessionDays"')) + 7;
  const secondsAt = at('"seconds":') + 10;

  const patched = (n: number, prefix: Buffer) => {
    const { installation, session, day, seconds } = facts(n);
    const buffer = Buffer.allocUnsafe(prefix.length + template.length);
    prefix.copy(buffer);
    template.copy(buffer, prefix.length);
    buffer.write(installation.toString(16).padStart(12, '0'), prefix.length + installationAt, 'latin1');
    buffer.write(session.toString(16).padStart(12, '0'), prefix.length + sessionAt, 'latin1');
    buffer.write(days[day] ?? '', prefix.length + dayAt, 'latin1');
    buffer.write(String(seconds), prefix.length + secondsAt, 'latin1');
    return buffer;
  };
  const nothing = Buffer.alloc(0);
  return { request: (n) => patched(n, head), body: (n) => patched(n, nothing), facts };
}
