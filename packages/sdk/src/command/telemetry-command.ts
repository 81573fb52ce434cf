import { commands, usageText } from './commands.ts';
import type { TelemetryCommandOptions } from './options.ts';
import { unknownWord } from './unknown-word.ts';

/**
 * Carries out `status`, `on`, `off`, `preview`, `log`, `export`, `erase` or `reset`, and answers the exit code: 0 if it was done, 1 if it
 * could not be, 2 if the words make no sense. Never throws. Only `erase` needs a connection.
 */
export async function telemetryCommand(options: TelemetryCommandOptions): Promise<number> {
  const { telemetry, args, program, purposes, command = `${program} telemetry`, about = {} } = options;
  const print = options.print ?? ((text) => void process.stdout.write(`${text}\n`));
  const printError = options.printError ?? ((text) => void process.stderr.write(`${text}\n`));
  try {
    const flags = args.filter((word) => word.startsWith('-'));
    const [name = 'status', ...words] = args.filter((word) => !word.startsWith('-'));
    if (name === 'help' || flags.some((flag) => flag === '--help' || flag === '-h')) {
      print(usageText(command));
      return 0;
    }
    const found = Object.hasOwn(commands, name) ? commands[name] : undefined;
    const known = found ? ['--json', ...(found.flags ?? [])] : Object.keys(commands);
    const odd = found
      ? (flags.find((flag) => !known.includes(flag)) ?? (found.takesWords ? undefined : words[0]))
      : name;
    if (!found || odd !== undefined) {
      printError(`${unknownWord(odd ?? name, known)}\n${usageText(command)}`);
      return 2;
    }
    const place = { program, command, about };
    const has = (flag: string) => flags.includes(flag);
    return await found.run({ telemetry, place, purposes, words, has, print, printError });
  } catch {
    try {
      printError('That did not work.');
    } catch {
      // Nobody listens.
    }
    return 1;
  }
}
