import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { createNotesProgram } from './support/notes-program.ts';
import { freePort, lastingFolder, newFolder } from './support/server-process.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const installMs = 600_000;

it(
  'leads from a fresh clone over npm start, the owner and a product to the numbers of a program that was run',
  { timeout: installMs },
  async () => {
    const clone = join(newFolder('clone'), 'usance');
    execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${root}`, clone]);
    const port = await freePort();
    const server = spawn('npm', ['start'], {
      cwd: clone,
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    onTestFinished(() => void server.kill('SIGKILL'));
    let output = '';
    for (const stream of [server.stdout, server.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const exited = new Promise<number | null>((resolve) => server.once('exit', resolve));
    const setupLink = await new Promise<string>((resolve, reject) => {
      void exited.then((code) => reject(new Error(`npm start ended with ${code}: ${output}`)));
      server.stdout.on('data', () => {
        const link = /http:\/\/localhost:\d+\/setup#\S+/.exec(output)?.[0];
        if (link !== undefined) resolve(link);
      });
    });

    const browser = await openBrowser();
    onTestFinished(() => browser.close());
    const page = await browser.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) faults.push(message.text());
    });
    await page.goto(setupLink);
    await page.getByLabel('Your name').fill('Ada Reyes');
    await page.getByLabel('E-mail address').fill('ada@example.com');
    await page.locator('input[name=password]').fill('correct horse battery');
    await page.getByRole('button', { name: 'Make the account' }).click();
    await page.getByRole('heading', { name: 'Your first product' }).waitFor();
    await page.locator('input[name=name]').fill('Notes');
    await page.getByRole('button', { name: 'Create the product' }).click();
    await page.getByText('Waiting for the first session').waitFor();

    // Whoever looks for numbers meanwhile is led back, but not once something has arrived.
    const daysAnswered = page.waitForResponse(/\/products\/1\/days$/);
    await page.getByRole('link', { name: 'Overview' }).click();
    await daysAnswered;
    await page.waitForURL(/\/first-sync$/);
    const key = /pk_\w+/.exec(await page.innerText('main'))?.[0] ?? '';

    // A no, then a yes, then three runs, one of them without a network.
    const home = lastingFolder('notes');
    const file = join(clone, 'examples/notes/dist/notes.js');
    const notes = createNotesProgram({ file, home, endpoint: `http://localhost:${port}`, key });
    await notes.run(['add', 'before any choice'], { answer: 'n\n' });
    const afterNo = readdirSync(home, { recursive: true }).join(' ');
    const nothing = await notes.run(['telemetry', 'send']);
    await notes.run(['telemetry', 'on']);
    await notes.run(['add', 'first']);
    await notes.run(['search', 'first'], { endpoint: `http://localhost:${await freePort()}` });
    await notes.run(['list']);
    const sending = await notes.run(['telemetry', 'send']);
    await page.waitForURL(/\/products\/1$|\/products\/1\?/);
    const active = page.getByRole('button', { name: /^Active installations/ });
    await active.waitFor();
    await expect.poll(() => active.innerText(), { timeout: 20_000 }).toMatch(/^Active installations\s+1\b/);
    const tiles = await page.locator('main').innerText();
    const report = await signedInReport(port);
    server.kill('SIGTERM');

    expect(key).toMatch(/^pk_\w{16,}$/);
    expect(afterNo).not.toMatch(/installation|queue|session/);
    expect(nothing.output).toMatch(/Nothing is sent/);
    expect(sending.output).toMatch(/Sent \d/);
    expect(tiles).toContain('Active installations');
    expect(report).toMatchObject({ active: 1, new: 1, lost: 0 });
    expect(report.sessions).toBeGreaterThanOrEqual(4);
    expect(faults).toEqual([]);
    expect(await exited).toBe(0);
    expect(existsSync(join(clone, 'data/registry.sqlite'))).toBe(true);
  },
);

/** The numbers of the only product, as its owner gets them. */
async function signedInReport(port: number): Promise<Record<string, number>> {
  const base = `http://localhost:${port}/api/v1`;
  const signIn = await fetch(`${base}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'ada@example.com', password: 'correct horse battery' }),
  });
  const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const answer = await fetch(`${base}/products/1/reports/activity?from=today&interval=total`, { headers: { cookie } });
  const { rows } = (await answer.json()) as { rows: Record<string, number>[] };
  return rows[0] ?? {};
}
