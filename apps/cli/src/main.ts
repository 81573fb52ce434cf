import { ApiError } from '@usance/api';
import { CliError, exitCodeOf } from './cli-error.ts';
import type { Command } from './command.ts';
import { backup } from './commands/backup.ts';
import { demo } from './commands/demo.ts';
import { documents } from './commands/documents.ts';
import { erase } from './commands/erase.ts';
import { exportCommand } from './commands/export.ts';
import { installation } from './commands/installation.ts';
import { people } from './commands/people.ts';
import { plan } from './commands/plan.ts';
import { product } from './commands/product.ts';
import { prove } from './commands/prove.ts';
import { publish } from './commands/publish.ts';
import { release } from './commands/release.ts';
import { report } from './commands/report.ts';
import { restore } from './commands/restore.ts';
import { segment } from './commands/segment.ts';
import { serve } from './commands/serve.ts';
import { share } from './commands/share.ts';
import { simulate } from './commands/simulate.ts';
import { status } from './commands/status.ts';
import { token } from './commands/token.ts';
import { didYouMean } from './terminal/nearest.ts';
import type { Terminal } from './terminal/terminal.ts';

const commands: readonly Command[] = [
  serve,
  demo,
  status,
  product,
  token,
  people,
  report,
  segment,
  share,
  publish,
  installation,
  erase,
  exportCommand,
  release,
  plan,
  documents,
  simulate,
  backup,
  restore,
  prove,
];

/** Runs one command and answers its exit code: 0, 1 for what failed, 2 for what was typed wrongly. */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args;
  try {
    if (name === undefined || name === '--help' || name === 'help') {
      terminal.print(overview());
      return 0;
    }
    await commandCalled(name).start(rest, terminal);
    return 0;
  } catch (cause) {
    const error = cliErrorOf(cause);
    if (error === undefined) throw cause;
    terminal.say(error.message);
    return exitCodeOf[error.code];
  }
}

function commandCalled(name: string): Command {
  const found = commands.find((command) => command.name === name);
  if (found !== undefined) return found;
  const known = commands.map((command) => command.name);
  throw new CliError('usage', `There is no command "${name}"${didYouMean(name, known) || '; see usance --help'}`);
}

/** Failures that are told in one sentence; anything else is a fault of ours and keeps its stack. */
function cliErrorOf(cause: unknown): CliError | undefined {
  if (cause instanceof CliError) return cause;
  if (!(cause instanceof ApiError)) return undefined;
  const at = cause.problem?.at === undefined ? '' : ` (${cause.problem.at})`;
  return new CliError('failed', `${cause.message}${at}`, { cause });
}

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    'usance <command> [options]: usage analytics for installed software',
    '',
    ...commands.map(({ name, about }) => `  ${name.padEnd(width)}  ${about}`),
    '',
    'usance <command> --help says more.',
  ].join('\n');
}
