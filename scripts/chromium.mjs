import { installPackage, onPath } from './apt.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** Finds a browser for the browser tests, or installs Debian's. Answers with its path, or with one sentence on why there is none. */
export async function findChromium() {
  const found = process.env.CHROMIUM_PATH ?? onPath(names);
  if (found !== undefined) return { path: found };
  console.log('Installing Chromium, for the browser tests …');
  const reason = await installPackage('chromium');
  const path = onPath(names);
  return path === undefined
    ? { reason: `there is no chromium: ${reason}; install Chromium and set CHROMIUM_PATH to it` }
    : { path };
}
