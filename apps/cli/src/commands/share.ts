import type { ApiClient, Share } from '@usance/api';
import { chooseAction } from '../choose-action.ts';
import { CliError } from '../cli-error.ts';
import { defineCommand, type Call } from '../command.ts';
import { chooseProduct, connect, connectionOptions, productOption } from '../connection.ts';
import { asTable } from '../terminal/table.ts';

const options = {
  ...connectionOptions,
  ...productOption,
  days: { value: 'days', about: 'how many days the link lasts; left out, until it is ended' },
  group: { value: 'installations', about: 'the smallest group that is shown, 5 or more; by default 10' },
} as const;

/** Where shares are, and what was typed about them. */
interface Asked {
  api: ApiClient;
  server: URL;
  productId: number;
  rest: string[];
  call: Call<typeof options>;
}

const actions: Record<string, (asked: Asked) => Promise<void>> = { list, add, end };

/** `usance share`: makes, lists and ends links that show one report to whoever has them. */
export const share = defineCommand({
  name: 'share',
  about: 'Makes, lists and ends links that show one frozen report to whoever has them, with small groups hidden.',
  usage: [
    'share list',
    'share add "For the board" breakdown by=os from=-29d [--days 90] [--group 10]',
    'share end <number>',
  ],
  options,
  run: async (call) => {
    const [action = 'list', ...rest] = call.words;
    const act = chooseAction(actions, action, 'share');
    const { api, server } = connect(call.options, call.terminal);
    const { id } = await chooseProduct(api, call.options.product);
    await act({ api, server, productId: id, rest, call });
  },
});

async function list({ api, productId, call: { isJson, terminal } }: Asked): Promise<void> {
  const { shares } = await api.shares(productId);
  if (isJson) terminal.print(JSON.stringify({ shares }, undefined, 2));
  else if (shares.length === 0)
    terminal.print('There is no share yet: make one with usance share add <name> <report> from=-29d');
  else terminal.print(asTable(shares.map(asRow)));
}

async function add({ api, server, productId, rest: [name, report, ...pairs], call }: Asked): Promise<void> {
  if (name === undefined || report === undefined)
    throw new CliError('usage', 'Say its name and the report: usance share add "For the board" breakdown by=os');
  const [leastGroup, expiresInDays] = [
    wholeNumber(call.options.group, 'group'),
    wholeNumber(call.options.days, 'days'),
  ];
  const made = await api.createShare(productId, {
    name,
    report,
    query: Object.fromEntries(pairs.map(asPair)),
    ...(leastGroup === undefined ? {} : { leastGroup }),
    ...(expiresInDays === undefined ? {} : { expiresInDays }),
  });
  const address = new URL(made.page, server).href;
  call.terminal.print(
    call.isJson
      ? JSON.stringify({ ...made, address }, undefined, 2)
      : `Share ${made.id} "${made.name}": ${address}\nWhoever has this address sees it. It is shown this once.`,
  );
}

async function end({ api, productId, rest: [number], call: { isJson, terminal } }: Asked): Promise<void> {
  const id = wholeNumber(number, 'the share');
  if (id === undefined) throw new CliError('usage', 'Say which share, by its number: usance share end 3');
  await api.endShare(productId, id);
  terminal.print(isJson ? JSON.stringify({ ended: id }) : `Ended the share ${id}: its link shows nothing any more.`);
}

function wholeNumber(text: string | undefined, of: string): number | undefined {
  if (text === undefined || /^[1-9]\d{0,8}$/.test(text)) return text === undefined ? undefined : Number(text);
  throw new CliError('usage', `${of} must be a number like 10, not "${text}"`);
}

function asPair(pair: string): [key: string, value: string] {
  const at = pair.indexOf('=');
  if (at < 1) throw new CliError('usage', `Parameters are written key=value, like by=os, not "${pair}"`);
  return [pair.slice(0, at), pair.slice(at + 1)];
}

const asRow = ({ id, name, report, range, leastGroup, createdBy, createdAt, expiresAt, revokedAt }: Share) => ({
  id: String(id),
  name,
  report,
  range,
  group: String(leastGroup),
  by: createdBy,
  made: createdAt.slice(0, 10),
  ends: expiresAt?.slice(0, 10) ?? '',
  ended: revokedAt?.slice(0, 10) ?? '',
});
