import type { Purposes } from '../core/consent-option.ts';
import type { Telemetry } from '../core/telemetry.ts';

/** A program's `telemetry` command, and what was typed. */
export interface TelemetryCommandOptions {
  telemetry: Telemetry;
  /** The words after the command's own: `['on', 'usage']`. */
  args: readonly string[];
  /** The program's name as people know it. */
  program: string;
  /** What a plain `on` agrees to. */
  purposes: Purposes;
  /** How the command is typed. Default: `<program> telemetry`. */
  command?: string | undefined;
  about?: About | undefined;
  /** Takes what was asked for, a line or several. Default: the standard output. */
  print?: ((text: string) => void) | undefined;
  /** Takes why something was not done. Default: the standard error. */
  printError?: ((text: string) => void) | undefined;
}

/** What the person is told of the program beside what the SDK knows. */
export interface About {
  /** Where it goes: the server's address, and whose it is. */
  sentTo?: string | undefined;
  /** The address of a page that tells more. */
  moreAt?: string | undefined;
  /** As in `init`. */
  offVariable?: string | undefined;
}

/** What every subcommand is given. */
export interface Carrying {
  telemetry: Telemetry;
  place: { program: string; command: string; about: About };
  purposes: Purposes;
  words: readonly string[];
  has(flag: '--json' | '--bodies' | '--yes'): boolean;
  print(text: string): void;
  printError(text: string): void;
}
