import type { Account, ApiClient, Role } from '@usance/api';
import { chooseAction } from '../choose-action.ts';
import { CliError } from '../cli-error.ts';
import { defineCommand, type Call } from '../command.ts';
import { connect, connectionOptions } from '../connection.ts';
import { didYouMean } from '../terminal/nearest.ts';
import { asTable } from '../terminal/table.ts';

const options = {
  ...connectionOptions,
  role: { value: 'owner|manager|viewer', about: 'what an invited person may do; by default viewer' },
} as const;

/** Where people are, and what was typed about them. */
interface Asked {
  api: ApiClient;
  server: URL;
  rest: string[];
  call: Call<typeof options>;
}

const roles: readonly Role[] = ['owner', 'manager', 'viewer'];
const actions: Record<string, (asked: Asked) => Promise<void>> = { list, invite, link, role, remove, changes };

/** `usance people`: says who has an account on the server, and what they may do. */
export const people = defineCommand({
  name: 'people',
  about: 'Lists, invites and removes people, and changes what they may do. Needs a token with the scope "people".',
  usage: [
    'people list',
    'people invite "Vera Viewer" vera@example.com [--role owner|manager|viewer]',
    'people link <number>',
    'people role <number> owner|manager|viewer',
    'people remove <number>',
    'people changes',
  ],
  options,
  run: async (call) => {
    const [action = 'list', ...rest] = call.words;
    const act = chooseAction(actions, action, 'people');
    const { api, server } = connect(call.options, call.terminal);
    await act({ api, server, rest, call });
  },
});

async function list({ api, call: { isJson, terminal } }: Asked): Promise<void> {
  const found = await api.people();
  if (isJson) terminal.print(JSON.stringify(found, undefined, 2));
  else if (found.people.length === 0)
    terminal.print('Nobody has an account yet: open the set-up link that the server printed.');
  else terminal.print(asTable(found.people.map(asRow)));
}

async function invite({ api, server, rest: [name, email], call }: Asked): Promise<void> {
  if (name === undefined || email === undefined)
    throw new CliError('usage', 'Say who, with their address: usance people invite "Vera Viewer" vera@example.com');
  const made = await api.invite({ name, email, role: roleOf(call.options.role ?? 'viewer') });
  showLink(made, { server, call });
}

async function link({ api, server, rest: [number], call }: Asked): Promise<void> {
  showLink(await api.makePasswordLink(numberOf(number, 'link 3')), { server, call });
}

async function role({ api, rest: [number, name = ''], call: { isJson, terminal } }: Asked): Promise<void> {
  const changed = await api.changePerson(numberOf(number, 'role 3 manager'), { role: roleOf(name) });
  terminal.print(isJson ? JSON.stringify(changed) : `${changed.name} is ${changed.role} now.`);
}

async function remove({ api, rest: [number], call: { isJson, terminal } }: Asked): Promise<void> {
  const id = numberOf(number, 'remove 3');
  await api.removePerson(id);
  terminal.print(isJson ? JSON.stringify({ removed: id }) : `Removed person ${id}, who is signed out everywhere.`);
}

async function changes({ api, call: { isJson, terminal } }: Asked): Promise<void> {
  const found = await api.peopleChanges();
  if (isJson) terminal.print(JSON.stringify(found, undefined, 2));
  else if (found.changes.length === 0) terminal.print('Nothing was changed yet.');
  else
    terminal.print(
      asTable(
        found.changes.map(({ at, by, action, person, role: after }) => ({
          at: `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`,
          by: by.name,
          action,
          person: `${person.name} (${person.id})`,
          role: after,
        })),
      ),
    );
}

function showLink(
  { path, ...account }: Awaited<ReturnType<ApiClient['invite']>>,
  { server, call: { isJson, terminal } }: Pick<Asked, 'server' | 'call'>,
): void {
  const address = new URL(path, server).href;
  if (isJson) {
    terminal.print(JSON.stringify({ ...account, path, address }, undefined, 2));
    return;
  }
  terminal.say(
    `Hand this to ${account.name}; it sets a password once, until ${account.linkExpiresAt?.slice(0, 10) ?? ''}, and is not shown again:`,
  );
  terminal.print(address);
}

function numberOf(text: string | undefined, example: string): number {
  if (text !== undefined && /^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new CliError('usage', `Say who, by the number that usance people list shows: usance people ${example}`);
}

function roleOf(text: string): Role {
  const found = roles.find((known) => known === text);
  if (found !== undefined) return found;
  throw new CliError(
    'usage',
    `There is no role "${text}"${didYouMean(text, roles) || `; there are ${roles.join(', ')}`}`,
  );
}

const asRow = ({ id, name, email, role: own, hasPassword, linkExpiresAt }: Account) => ({
  id: String(id),
  name,
  email,
  role: own,
  password: hasPassword ? 'set' : 'not yet',
  link: linkExpiresAt === null ? '' : `until ${linkExpiresAt.slice(0, 10)}`,
});
