import { defaultProductSettings, type Product, type ProductChange } from '@usance/api';
import { chooseAction } from '../choose-action.ts';
import { CliError } from '../cli-error.ts';
import { defineCommand, type Call } from '../command.ts';
import { chooseProduct, connect, connectionOptions } from '../connection.ts';
import { asTable } from '../terminal/table.ts';
import { didYouMean } from '../terminal/nearest.ts';

const options = {
  ...connectionOptions,
  yes: { about: 'delete without asking for the name' },
} as const;

type ProductCall = Call<typeof options>;

/** What can be done with products, by its first word. */
const actions: Record<string, (call: ProductCall, rest: string[]) => Promise<void>> = {
  list,
  create,
  show,
  set,
  delete: remove,
};

/** `usance product`: lists, makes, shows, changes and deletes products. */
export const product = defineCommand({
  name: 'product',
  about: 'Lists, makes, shows, changes and deletes products.',
  usage: [
    'product list',
    'product create <name> [setting=value …]',
    'product show <product>',
    'product set <product> [name=…] [setting=value …] [reason=…]',
    'product delete <product> --yes',
  ],
  options,
  run: async (call) => {
    const [action = 'list', ...rest] = call.words;
    const act = chooseAction(actions, action, 'product');
    await act(call, rest);
  },
});

async function list({ options: choice, isJson, terminal }: ProductCall): Promise<void> {
  const { products } = await connect(choice, terminal).api.products();
  if (isJson) terminal.print(JSON.stringify({ products }, undefined, 2));
  else if (products.length === 0) terminal.print('There is no product yet: make one with usance product create <name>');
  else terminal.print(asTable(products.map(({ id, name, key }) => ({ id: String(id), name, key }))));
}

async function create(call: ProductCall, [name, ...pairs]: string[]): Promise<void> {
  if (name === undefined)
    throw new CliError('usage', 'Say the new product\'s name: usance product create "Field Notes"');
  const { settings = {}, reason } = readChange(pairs);
  const { api } = connect(call.options, call.terminal);
  show1(call, await api.createProduct({ name, settings, ...(reason === undefined ? {} : { reason }) }));
}

async function show(call: ProductCall, [meant]: string[]): Promise<void> {
  const { api } = connect(call.options, call.terminal);
  show1(call, await chooseProduct(api, meant));
}

async function set(call: ProductCall, [meant, ...pairs]: string[]): Promise<void> {
  if (meant === undefined || pairs.length === 0) {
    throw new CliError('usage', 'Say the product and what to change: usance product set 1 lostAfterDays=45');
  }
  const change = readChange(pairs);
  const { api } = connect(call.options, call.terminal);
  const { id } = await chooseProduct(api, meant);
  show1(call, await api.changeProduct(id, change));
}

async function remove({ options: choice, isJson, terminal }: ProductCall, [meant]: string[]): Promise<void> {
  if (meant === undefined)
    throw new CliError('usage', 'Say which product to delete: usance product delete <product> --yes');
  const { api } = connect(choice, terminal);
  const { id, name } = await chooseProduct(api, meant);
  if (!choice.yes) {
    throw new CliError(
      'usage',
      `This deletes "${name}" with everything collected for it, for good: repeat it with --yes`,
    );
  }
  await api.deleteProduct(id);
  terminal.print(isJson ? JSON.stringify({ deleted: id }) : `Deleted "${name}" and everything collected for it.`);
}

/** Reads `key=value` words as a change; values are JSON where they can be (numbers, true, false, null), otherwise text. */
function readChange(pairs: readonly string[]): ProductChange {
  const settings: Record<string, unknown> = {};
  const change: { name?: string; reason?: string } = {};
  const known = ['name', 'reason', ...Object.keys(defaultProductSettings)];
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    const [key, value] = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
    if (!known.includes(key)) {
      throw new CliError(
        'usage',
        `A product has no setting "${key}"${didYouMean(key, known) || `; it has ${known.join(', ')}`}`,
      );
    }
    if (at < 0) throw new CliError('usage', `Say the value too: ${key}=…`);
    if (key === 'name' || key === 'reason') change[key] = value;
    else settings[key] = /^(?:true|false|null|-?\d+)$/.test(value) ? JSON.parse(value) : value;
  }
  return { ...change, ...(Object.keys(settings).length > 0 ? { settings } : {}) };
}

function show1({ isJson, terminal }: ProductCall, shown: Product): void {
  if (isJson) {
    terminal.print(JSON.stringify(shown, undefined, 2));
    return;
  }
  const { settings, ...rest } = shown;
  const lines = Object.entries({ ...rest, ...settings }).map(
    ([key, value]) => `${key.padEnd(26)}${value ?? 'no limit'}`,
  );
  terminal.print(lines.join('\n'));
}
