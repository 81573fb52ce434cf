/* A program that uses the SDK as it is told, one order a line on its standard input: `told-program.ts '<InitOptions as JSON>'`. */
import { createInterface } from 'node:readline';
import { init, type InitOptions, type TelemetrySession } from '../index.ts';

export type Order =
  | { do: 'track'; session: number; features: string[] } // in the session of `init`, number 0, or in another
  | { do: 'end session'; session: number }
  | { do: 'many sessions'; count: number }
  | { do: 'flush' } // without waiting for it
  | { do: 'send all' } // until nothing waits, or for so long
  | { do: 'shut down'; timeoutMs: number }
  | { do: 'exit' | 'crash' };

/** How often it says that it lives: what a busy machine holds up, it holds up too. */
const tickMs = 100;

const telemetry = init(JSON.parse(process.argv[2] ?? '{}') as InitOptions); // from a test
const sessions = new Map<number, TelemetrySession>();
const ticking = setInterval(() => process.stdout.write('tick\n'), tickMs);
const orders = createInterface({ input: process.stdin });

/** Carried out one after the other; each is answered by a line: what became of it, or whether anything is counted. */
let last: Promise<void> = Promise.resolve();
orders.on('line', (line) => {
  last = last.then(async () => answer(JSON.parse(line) as Order)); // from a test
});

async function answer(order: Order): Promise<void> {
  process.stdout.write(`done ${(await obey(order)) ?? telemetry.consent.status().collecting}\n`);
}

async function obey(order: Order): Promise<string | undefined> {
  switch (order.do) {
    case 'track':
      for (const feature of order.features) callerOf(order.session).track(feature);
      break;
    case 'end session':
      sessions.get(order.session)?.end();
      sessions.delete(order.session);
      break;
    case 'many sessions':
      for (let i = 0; i < order.count; i++) telemetry.startSession().end();
      break;
    case 'flush':
      void telemetry.flush();
      break;
    case 'send all':
      return sendAll();
    case 'shut down':
      await telemetry.shutdown({ timeoutMs: order.timeoutMs });
      clearInterval(ticking);
      orders.close();
      break;
    case 'exit':
      process.exit(0);
    case 'crash':
      setImmediate(() => {
        throw new TypeError('crashed on purpose');
      });
  }
  return undefined;
}

function callerOf(number: number): Pick<TelemetrySession, 'track'> {
  if (number === 0) return telemetry;
  const session = sessions.get(number) ?? telemetry.startSession();
  sessions.set(number, session);
  return session;
}

async function sendAll(): Promise<string> {
  let kind = '';
  for (const until = Date.now() + 60_000; kind !== 'sent' && Date.now() < until;) {
    const result = await telemetry.flush({ timeoutMs: 20_000 });
    ({ kind } = result);
    const waitMs = result.kind === 'paused' ? result.retryAfterMs : kind === 'sent' ? 0 : 1_000;
    await new Promise((resolve) => {
      setTimeout(resolve, waitMs);
    });
  }
  return kind;
}
