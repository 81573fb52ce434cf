import { resolve } from 'node:path';
import { createApiClient, type ApiClient, type Product } from '@usance/api';
import type { RunningServer } from '@usance/server';
import { CliError } from '../cli-error.ts';
import { defineCommand, wholeNumber } from '../command.ts';
import { keepDemo, openDemo, type DemoPlan, type DemoState } from '../demo-folder.ts';
import { serveUntil, startServer, whenAskedToStop } from '../running-server.ts';
import { dayAt, dayOf, dayText } from '../simulator/calendar.ts';
import { expectationsFor } from '../simulator/expectations.ts';
import { describe, fill } from '../simulator/fill.ts';
import { verify } from '../simulator/verify.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { servingEnvironment, servingOptions } from './serve.ts';

/** A writing program that nobody sells: its name belongs to the demo alone. */
const productName = 'Quillwork';

/** Its smaller sister, which reports without IDs. */
const productWithoutIds = 'Quillwork Lite';

/** `usance demo`: a server with a product full of simulated installations, and a login. */
export const demo = defineCommand({
  name: 'demo',
  about: 'Starts a server with a product that simulated installations have filled, and prints a login.',
  usage: ['demo', 'demo --data ./data-demo --port 8420'],
  options: {
    ...servingOptions,
    data: { value: 'folder', about: 'where to keep the demo, by default ./data-demo' },
    installations: { value: 'number', about: 'how many installations; by default 5000' },
    days: { value: 'number', about: 'over how many days up to today; by default 182' },
    'without-ids': { about: 'add a second product, which reports by the week and without IDs' },
    verify: { about: 'compare the reports with the truth after filling' },
  },
  run: async ({ options, words: [extra], isJson, terminal }) => {
    if (extra !== undefined) throw new CliError('usage', `usance demo takes options only, not "${extra}"`);
    const installations = wholeNumber('installations', options.installations ?? '5000', { least: 1, most: 10_000_000 });
    // The dashboard's 90 days and the 13 weeks before them, which it compares them with.
    const days = wholeNumber('days', options.days ?? '182', { least: 1, most: 3_650 });
    const folder = resolve(options.data ?? 'data-demo');
    const state = await openDemo(folder, { installations, days, to: dayText(dayAt(terminal.now())) });
    const stop = whenAskedToStop();
    const server = await startServer(
      {
        ...servingEnvironment(options),
        USANCE_DATA_DIR: folder,
        USANCE_OWNER_TOKEN: state.token,
        // The simulated installations' addresses reach the server as those of a proxy's clients.
        TRUST_PROXY: [terminal.env['TRUST_PROXY'], 'loopback'].filter(Boolean).join(','),
        LOG_LEVEL: terminal.env['LOG_LEVEL'] ?? 'warn',
      },
      terminal,
    );
    try {
      const api = createApiClient({ baseUrl: server.url, token: state.token });
      await createOwner(api, server, state);
      if (state.isFilled) {
        terminal.say(`${folder} already holds a demo up to ${state.plan.to}; delete the folder to have a new one.`);
      } else {
        await fillDemo({ api, server, plan: state.plan, isChecked: options.verify, stop }, terminal);
        if (!stop.aborted) await keepDemo(folder, { ...state, isFilled: true });
      }
      if (options['without-ids'] && !stop.aborted)
        await addProductWithoutIds({ api, server, plan: state.plan, stop }, terminal);
    } catch (error) {
      await server.close();
      throw error;
    }
    const { email, password, token } = state;
    if (stop.aborted) terminal.say('The demo is not filled yet; the next start goes on with it.');
    else if (isJson) terminal.print(JSON.stringify({ server: server.url, email, password, token }));
    else {
      terminal.print(`\nThe demo is running on ${server.url}`);
      terminal.print(`Sign in as ${email} with the password ${password}`);
    }
    await serveUntil(stop, { server, terminal });
  },
});

interface DemoFilling {
  api: ApiClient;
  server: RunningServer;
  plan: DemoPlan;
  isChecked: boolean;
  stop: AbortSignal;
}

async function fillDemo(
  { api, server, plan: wanted, isChecked, stop }: DemoFilling,
  terminal: Terminal,
): Promise<void> {
  const to = dayOf(wanted.to);
  const plan = { seed: 1, installations: wanted.installations, from: to - wanted.days + 1, to };
  const product = await demoProduct(api);
  const done = await fill(
    // Many at once share a write to disk: with 16 it takes five times as long.
    {
      api,
      server: new URL(server.url),
      product,
      plan,
      connections: 256,
      namesAddresses: true,
      keepsTruth: isChecked,
      stop,
    },
    terminal,
  );
  terminal.say(describe(done));
  if (!isChecked || stop.aborted) return;
  const expected = expectationsFor(done.truth, { ...plan, today: dayAt(terminal.now()), ...product.settings });
  const [first, ...more] = await verify({ api, product, expected }, terminal);
  if (first !== undefined) {
    throw new CliError('failed', `The reports differ from the truth in ${more.length + 1} places; the first: ${first}`);
  }
  terminal.say(`All ${expected.length} answers equal the truth.`);
}

/** A tenth of the other's, and made once: a start that finds it does nothing. */
async function addProductWithoutIds(
  { api, server, plan: wanted, stop }: Omit<DemoFilling, 'isChecked'>,
  terminal: Terminal,
): Promise<void> {
  const { products } = await api.products();
  if (products.some(({ name }) => name === productWithoutIds)) return;
  const product = await api.createProduct({ name: productWithoutIds, settings: { identity: 'none' } });
  const to = dayOf(wanted.to);
  const plan = { seed: 2, installations: Math.ceil(wanted.installations / 10), from: to - wanted.days + 1, to };
  const done = await fill(
    {
      api,
      server: new URL(server.url),
      product,
      plan,
      connections: 256,
      namesAddresses: true,
      keepsTruth: false,
      stop,
    },
    terminal,
  );
  terminal.say(describe(done));
}

/** A start that was broken off may have made the product already. */
async function demoProduct(api: ApiClient): Promise<Product> {
  const { products } = await api.products();
  const made = products.find(({ name }) => name === productName);
  return made ?? api.createProduct({ name: productName, settings: { keepCountry: true } });
}

async function createOwner(
  api: ApiClient,
  { setupLink }: RunningServer,
  { email, password }: DemoState,
): Promise<void> {
  const token = setupLink?.split('#')[1];
  if (token !== undefined) await api.createOwner({ token, name: 'Demo', email, password });
}
