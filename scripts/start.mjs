// `npm start` and `npm run demo`: makes ready what is missing, then becomes the server. No process in between, so that signals,
// the exit code and the terminal are the server's own.
import { prepare } from './build.mjs';

const isDemo = process.argv[2] === 'demo';

/**
 * On Ctrl-C the terminal signals every process, and npm passes its own signal on as well. The second one must not cut short
 * what the first one began. Before the server listens for signals, the first one ends the process, as always.
 */
function takeEachSignalOnce(signal, exitCode) {
  let isTaken = false;
  process.on(signal, () => {
    if (!isTaken && process.listenerCount(signal) === 1) process.exit(exitCode);
    isTaken = true;
  });
}

try {
  await prepare();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
takeEachSignalOnce('SIGINT', 130);
takeEachSignalOnce('SIGTERM', 143);
await import(isDemo ? '../apps/cli/dist/bin.js' : '../apps/server/dist/main.js');
