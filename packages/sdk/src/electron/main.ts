import type { Telemetry } from '../core/telemetry.ts';
import {
  askChannel,
  asked,
  callChannel,
  counted,
  lookChannel,
  statusChannel,
  type Asked,
  type Counted,
  type MainEvent,
  type MainIpc,
} from './channel.ts';

/** More than this is not taken from all pages together: one that runs wild must not keep the main process busy. */
const callsPerSecond = 1_000;
const questionsPerSecond = 20;
/** One call with all that it says, as JSON. */
const longestCall = 32_768;
/** No page holds the program's end up for longer. */
const longestFlushMs = 5_000;

/**
 * Lets the program's pages use its telemetry, through what `exposeTelemetry` laid into them; to be called once. A page is not trusted: it
 * can call what is named here and nothing else, so much and so often, and the SDK checks every argument as it does a host's. A program
 * that shows other people's pages with the same preload script says by `isTrusted` which are its own. Answers a function that stops it.
 */
export function serveRenderers(
  telemetry: Telemetry,
  ipcMain: MainIpc,
  isTrusted: (event: MainEvent) => boolean = () => true,
): () => void {
  const { consent } = telemetry;
  const act: Record<Counted, (...given: never[]) => void> = {
    track: telemetry.track,
    event: telemetry.event,
    captureException: (thrown: unknown, options: never) => telemetry.captureException(errorOf(thrown), options),
    setProperty: telemetry.setProperty,
    setLicense: telemetry.setLicense,
    setConsent: consent.set,
    reset: telemetry.reset,
  };
  const answer: Record<Asked, (given: unknown) => unknown> = {
    status: consent.status,
    flush: (given) => telemetry.flush({ timeoutMs: Math.min(typeof given === 'number' ? given : 0, longestFlushMs) }),
    preview: telemetry.preview,
    sentLog: telemetry.sentLog,
    exportMyData: telemetry.exportMyData,
    eraseMyData: telemetry.eraseMyData,
  };
  const tell = ({ sender }: MainEvent) => sender.send(statusChannel, consent.status());

  const mayCall = perSecond(callsPerSecond);
  const onCall = (event: MainEvent, what: unknown, ...given: unknown[]) =>
    quietly(() => {
      const call = counted.find((name) => name === what);
      if (!mayCall() || !isTrusted(event) || !call || JSON.stringify(given).length > longestCall) return;
      act[call](...(given as never[])); // checked there, as a host's are
      if (call === 'setConsent') tell(event);
    });
  const onLook = (event: MainEvent) =>
    quietly(() => {
      if (mayCall() && isTrusted(event)) tell(event);
    });
  const mayAsk = perSecond(questionsPerSecond);
  const onAsk = (event: MainEvent, what: unknown, given: unknown) =>
    quietly(() => {
      const question = asked.find((name) => name === what);
      return mayAsk() && isTrusted(event) && question ? answer[question](given) : undefined;
    });

  return (
    quietly(() => {
      ipcMain.on(callChannel, onCall);
      ipcMain.on(lookChannel, onLook);
      ipcMain.handle(askChannel, onAsk);
      return () => {
        ipcMain.off(callChannel, onCall);
        ipcMain.off(lookChannel, onLook);
        ipcMain.removeHandler(askChannel);
      };
    }) ?? (() => undefined)
  );
}

/** Whatever a page sends, no exception of it reaches the program: Electron would show a dialog of it. */
function quietly<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/** True as often as this in each second. */
function perSecond(most: number): () => boolean {
  let second = 0;
  let count = 0;
  return () => {
    const now = Math.floor(Date.now() / 1000);
    count = now === second ? count + 1 : 1;
    second = now;
    return count <= most;
  };
}

/** What crosses of an exception is its name and its frames. The message stays in the page. */
function errorOf(thrown: unknown): Error {
  const { name, stack } = Object(thrown) as { name?: unknown; stack?: unknown };
  return Object.assign(new Error(), { name: String(name), stack: String(stack) });
}
