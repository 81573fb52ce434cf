import type { Telemetry } from '../core/telemetry.ts';
import { asked, askMain, counted, statusChannel, toMain, type Asked, type Counted, type MainIpc } from './channel.ts';

/** So many calls a second are taken from pages; one that runs wild must not keep the main process busy. */
const callsPerSecond = 1_000;

/**
 * Lets the program's pages use its telemetry, through what `exposeTelemetry` laid into them. A page is not trusted: it can call what is
 * named here and nothing else, and the SDK checks every argument as it does a host's. Answers a function that stops it.
 */
export function serveRenderers(telemetry: Telemetry, ipcMain: MainIpc): () => void {
  let second = 0;
  let calls = 0;
  const isTooMuch = () => {
    const now = Math.floor(Date.now() / 1000);
    calls = now === second ? calls + 1 : 1;
    second = now;
    return calls > callsPerSecond;
  };

  const act: Record<Counted, (...given: never[]) => void> = {
    track: telemetry.track,
    event: telemetry.event,
    captureException: (thrown: Thrown, options: never) => telemetry.captureException(errorOf(thrown), options),
    setProperty: telemetry.setProperty,
    setLicense: telemetry.setLicense,
    setConsent: telemetry.consent.set,
    reset: telemetry.reset,
  };
  const answer: Record<Asked, (...given: never[]) => Promise<unknown>> = {
    flush: telemetry.flush,
    preview: telemetry.preview,
    sentLog: telemetry.sentLog,
    exportMyData: telemetry.exportMyData,
    eraseMyData: telemetry.eraseMyData,
  };

  const onCall: Parameters<MainIpc['on']>[1] = ({ sender }, what, ...given) => {
    if (isTooMuch()) return;
    const call = counted.find((name) => name === what);
    if (call !== undefined) act[call](...(given as never[])); // checked by the call, as a host's are
    if (call === undefined || call === 'setConsent') sender.send(statusChannel, telemetry.consent.status());
  };
  ipcMain.on(toMain, onCall);
  ipcMain.handle(askMain, async (_event, what, ...given) => {
    const question = isTooMuch() ? undefined : asked.find((name) => name === what);
    return question === undefined ? undefined : answer[question](...(given as never[])); // checked likewise
  });
  return () => {
    ipcMain.off(toMain, onCall);
    ipcMain.removeHandler(askMain);
  };
}

/** What crosses of an exception; the message only so that it can be told apart from the frames. */
interface Thrown {
  name?: unknown;
  message?: unknown;
  stack?: unknown;
}

function errorOf(thrown: Thrown | undefined): Error {
  const error = new Error(text(thrown?.message));
  error.name = text(thrown?.name);
  error.stack = text(thrown?.stack);
  return error;
}

const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 20_000) : '');
