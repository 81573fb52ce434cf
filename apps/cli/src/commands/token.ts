import type { Scope } from '@usance/api';
import { chooseAction } from '../choose-action.ts';
import { CliError } from '../cli-error.ts';
import { defineCommand, type Call } from '../command.ts';
import { connect, connectionOptions } from '../connection.ts';
import { didYouMean } from '../terminal/nearest.ts';
import { asTable } from '../terminal/table.ts';

const options = {
  ...connectionOptions,
  scopes: { value: 'read,manage,inspect,backup,people', about: 'what a new token may do; by default read' },
} as const;

type TokenCall = Call<typeof options>;

const scopes: readonly Scope[] = ['read', 'manage', 'inspect', 'backup', 'people'];
const actions: Record<string, (call: TokenCall, rest: string[]) => Promise<void>> = { list, create, delete: remove };

/** `usance token`: lists, makes and deletes access tokens. */
export const token = defineCommand({
  name: 'token',
  about: 'Lists, makes and deletes access tokens.',
  usage: ['token list', 'token create <name> [--scopes read,manage,inspect,backup,people]', 'token delete <id>'],
  options,
  run: async (call) => {
    const [action = 'list', ...rest] = call.words;
    const act = chooseAction(actions, action, 'token');
    await act(call, rest);
  },
});

async function list({ options: choice, isJson, terminal }: TokenCall): Promise<void> {
  const { tokens } = await connect(choice, terminal).api.tokens();
  if (isJson) terminal.print(JSON.stringify({ tokens }, undefined, 2));
  else terminal.print(asTable(tokens.map(({ id, ...rest }) => ({ id: String(id), ...rest }))));
}

async function create({ options: choice, isJson, terminal }: TokenCall, [name]: string[]): Promise<void> {
  if (name === undefined)
    throw new CliError('usage', 'Say what the token is for: usance token create "nightly export"');
  const wanted = (choice.scopes ?? 'read').split(',').map(scopeOf);
  const created = await connect(choice, terminal).api.createToken({ name, scopes: wanted });
  if (isJson) {
    terminal.print(JSON.stringify(created, undefined, 2));
    return;
  }
  terminal.say('Keep it now; it is not shown again:');
  terminal.print(created.token);
}

async function remove({ options: choice, isJson, terminal }: TokenCall, [id]: string[]): Promise<void> {
  if (id === undefined || !/^\d+$/.test(id)) {
    throw new CliError('usage', "Say the token's number, as usance token list shows it: usance token delete 3");
  }
  await connect(choice, terminal).api.deleteToken(Number(id));
  terminal.print(isJson ? JSON.stringify({ deleted: Number(id) }) : `Deleted token ${id}.`);
}

function scopeOf(text: string): Scope {
  const scope = scopes.find((known) => known === text.trim());
  if (scope !== undefined) return scope;
  throw new CliError(
    'usage',
    `There is no scope "${text}"${didYouMean(text, scopes) || `; there are ${scopes.join(', ')}`}`,
  );
}
