import type { ApiClient, Segment } from '@usance/api';
import { chooseAction } from '../choose-action.ts';
import { CliError } from '../cli-error.ts';
import { defineCommand, type Call } from '../command.ts';
import { chooseProduct, connect, connectionOptions, productOption } from '../connection.ts';
import { didYouMean } from '../terminal/nearest.ts';
import { asTable } from '../terminal/table.ts';

const options = { ...connectionOptions, ...productOption } as const;

type SegmentCall = Call<typeof options>;

/** Where segments are, and what was typed about them. */
interface Asked {
  api: ApiClient;
  productId: number;
  rest: string[];
  call: SegmentCall;
}

const actions: Record<string, (asked: Asked) => Promise<void>> = { list, add, change, remove };

/** `usance segment`: lists, makes, changes and deletes filters that have a name. */
export const segment = defineCommand({
  name: 'segment',
  about:
    'Lists, makes, changes and deletes segments: filters that have a name. segment=<name> in a report stands for all of them.',
  usage: [
    'segment list',
    'segment add "Desk pros" edition=Pro os=Windows,macOS',
    'segment change "Desk pros" [name="Pros"] [edition=Pro os=!Linux]',
    'segment remove "Desk pros"',
  ],
  options,
  run: async (call) => {
    const [action = 'list', ...rest] = call.words;
    const act = chooseAction(actions, action, 'segment');
    const { api } = connect(call.options, call.terminal);
    const { id } = await chooseProduct(api, call.options.product);
    await act({ api, productId: id, rest, call });
  },
});

async function list({ api, productId, call: { isJson, terminal } }: Asked): Promise<void> {
  const { segments } = await api.segments(productId);
  if (isJson) terminal.print(JSON.stringify({ segments }, undefined, 2));
  else if (segments.length === 0)
    terminal.print('There is no segment yet: make one with usance segment add <name> os=…');
  else
    terminal.print(
      asTable(segments.map(({ id, name, filter }) => ({ id: String(id), name, filter: asWords(filter) }))),
    );
}

async function add({ api, productId, rest: [name, ...pairs], call }: Asked): Promise<void> {
  if (name === undefined || pairs.length === 0)
    throw new CliError(
      'usage',
      'Say its name and its filters: usance segment add "Desk pros" edition=Pro os=Windows,macOS',
    );
  show(call, await api.createSegment(productId, { name, filter: filterOf(pairs) }));
}

async function change({ api, productId, rest: [meant, ...pairs], call }: Asked): Promise<void> {
  if (meant === undefined || pairs.length === 0)
    throw new CliError(
      'usage',
      'Say which segment, and its new name or all its new filters: usance segment change 3 name=Pros',
    );
  const names = pairs.filter(isName);
  const filters = pairs.filter((pair) => !isName(pair));
  if (names.length > 1) throw new CliError('usage', 'name is given twice');
  const [name] = names;
  const { id } = await find(api, productId, meant);
  const changed = await api.changeSegment(productId, id, {
    ...(name === undefined ? {} : { name: name.slice('name='.length) }),
    ...(filters.length === 0 ? {} : { filter: filterOf(filters) }),
  });
  show(call, changed);
}

async function remove({ api, productId, rest: [meant], call: { isJson, terminal } }: Asked): Promise<void> {
  if (meant === undefined)
    throw new CliError('usage', 'Say which segment, by its name or number: usance segment remove 3');
  const { id, name } = await find(api, productId, meant);
  await api.deleteSegment(productId, id);
  terminal.print(isJson ? JSON.stringify({ deleted: id }) : `Deleted the segment "${name}".`);
}

/** The segment that was meant, by its name, or else by its number: one may be called by a number. */
async function find(api: ApiClient, productId: number, meant: string): Promise<Segment> {
  const { segments } = await api.segments(productId);
  const found = segments.find(({ name }) => name === meant) ?? segments.find(({ id }) => String(id) === meant);
  if (found !== undefined) return found;
  const names = segments.map(({ name }) => name);
  throw new CliError(
    'failed',
    `There is no segment "${meant}"${didYouMean(meant, names) || (names.length > 0 ? `; there are ${names.join(', ')}` : '')}`,
  );
}

const isName = (pair: string) => pair.startsWith('name=');

/** Filters as they are typed, as the query string that the API keeps. */
function filterOf(pairs: readonly string[]): string {
  return new URLSearchParams(
    pairs.map((pair): [string, string] => {
      const at = pair.indexOf('=');
      if (at < 1) throw new CliError('usage', `Filters are written key=value, like os=Windows, not "${pair}"`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  ).toString();
}

/** The same, as they would be typed. */
const asWords = (filter: string) => [...new URLSearchParams(filter)].map(([key, value]) => `${key}=${value}`).join(' ');

function show({ isJson, terminal }: SegmentCall, { id, name, filter, createdAt }: Segment): void {
  terminal.print(
    isJson
      ? JSON.stringify({ id, name, filter, createdAt }, undefined, 2)
      : `Segment ${id} "${name}": ${asWords(filter)}`,
  );
}
