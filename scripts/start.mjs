// `npm start` and `npm run demo`: makes ready what is missing, then becomes the server. No process in between, so that signals,
// the exit code and the terminal are the server's own.
import { prepare } from './build.mjs';

const isDemo = process.argv[2] === 'demo';

try {
  await prepare();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
await import(isDemo ? '../apps/cli/dist/main.js' : '../apps/server/dist/main.js');
