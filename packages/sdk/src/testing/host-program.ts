/* A program that uses the SDK, started by tests as a process of its own: `host-program.ts '<Script as JSON>'`. */
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { detachedSender } from '../detached/detached-sender.ts';
import { init, type ConsentAnswer, type InitOptions, type Telemetry } from '../index.ts';
import { callNames, everyCall, type CallName } from './faults/every-call.ts';

export interface Script {
  /** Without options the program does the same without the SDK. */
  options?: InitOptions;
  /** The process that sends what the program leaves, by its file. */
  sender?: string;
  steps: Step[];
}

export type Step =
  | { do: 'track'; feature: string; times?: number }
  | { do: 'trackEvery'; milliseconds: number } // until it is killed, printing each number that was tracked
  | { do: 'sleep'; milliseconds: number }
  | { do: 'flush' }
  | { do: 'shutdown' }
  | { do: 'exit'; code: number }
  | { do: 'kill' } // itself, as kill -9 does
  | { do: 'throw' }
  | { do: 'throwLater' } // from a timer, as most do
  | { do: 'capture' } // an exception
  | { do: 'catchUncaught' } // as a program does that goes on whatever happens
  | { do: 'spawnAtExit' } // a process that does nothing, as a detached sender is started
  | { do: 'answer'; answer: ConsentAnswer } // of a person who was asked
  | { do: 'everyCall' } // but those by which a person chooses
  | { do: 'printStatus' }
  | { do: 'printResources' } // what would hold the process open
  | { do: 'printMoment' }; // milliseconds since 1970, for whoever measures how long the end takes

const { options, sender, steps } = JSON.parse(process.argv[2] ?? '{"steps":[]}') as Script; // from a test
if (options && sender !== undefined) options.sendLater = detachedSender(sender);
const telemetry: Telemetry | undefined = options && init(options);
const choices: ReadonlySet<CallName> = new Set(['consent', 'eraseMyData']);
for (const step of steps) await take(step);

async function take(step: Step): Promise<void> {
  switch (step.do) {
    case 'track':
      for (let i = 0; i < (step.times ?? 1); i++) telemetry?.track(step.feature);
      return;
    case 'trackEvery':
      for (let i = 1; ; i++) {
        telemetry?.track('Tick');
        process.stdout.write(`${i} ${Date.now()}\n`);
        await sleep(step.milliseconds);
      }
    case 'sleep':
      await sleep(step.milliseconds);
      return;
    case 'flush':
      await telemetry?.flush();
      return;
    case 'shutdown':
      await telemetry?.shutdown();
      return;
    case 'exit':
      process.exit(step.code);
    case 'kill':
      process.kill(process.pid, 'SIGKILL');
      return;
    case 'throw':
      throw new TypeError('thrown on purpose');
    case 'throwLater':
      setTimeout(() => {
        throw new TypeError('thrown on purpose');
      }, 20);
      return;
    case 'capture':
      telemetry?.captureException(new TypeError('captured on purpose'));
      return;
    case 'catchUncaught':
      process.on('uncaughtException', () => undefined);
      return;
    case 'spawnAtExit':
      process.once('exit', () => {
        spawn(process.execPath, ['--eval', ''], { detached: true, stdio: 'ignore' }).unref();
      });
      return;
    case 'answer':
      telemetry?.consent.set(step.answer);
      return;
    case 'everyCall':
      for (const name of callNames) if (telemetry && !choices.has(name)) await everyCall[name](telemetry);
      return;
    case 'printStatus':
      process.stdout.write(JSON.stringify(telemetry?.consent.status()));
      return;
    case 'printResources':
      process.stdout.write(JSON.stringify(process.getActiveResourcesInfo()));
      return;
    case 'printMoment':
      process.stdout.write(`${Date.now()}\n`);
  }
}
