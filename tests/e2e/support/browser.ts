import { spawn } from 'node:child_process';
import { chromium, type Browser } from 'playwright-core';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']; // prettier-ignore
const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

export interface BrowserOptions {
  /** Pages that a person leaves are kept for the way back, as browsers do unless they are driven by a test. */
  hasBackForwardCache?: boolean;
}

/** Debian's Chromium with an empty profile, which calls nobody but the server under test. */
export const openBrowser = ({ hasBackForwardCache = false }: BrowserOptions = {}): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: flags,
    ignoreDefaultArgs: hasBackForwardCache ? ['--disable-back-forward-cache'] : [],
  });

/** A browser with a profile that outlives it, as a process of its own. */
export interface BrowserProcess {
  browser: Browser;
  /** Ends all its processes at once. */
  kill(): Promise<void>;
}

export async function startBrowserProcess(profile: string): Promise<BrowserProcess> {
  const child = spawn(
    executablePath,
    [...flags, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
    { stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  );
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const [, found] = /listening on (ws:\S+)/.exec(said) ?? [];
      if (found !== undefined) resolve(found);
    });
    void exited.then(() => reject(new Error(`the browser did not start: ${said}`)));
  });
  return {
    browser: await chromium.connectOverCDP(address),
    async kill() {
      // The whole group: a browser is many processes.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      await exited;
    },
  };
}
