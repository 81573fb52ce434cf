import { showStatus, takeNewId, turnOff, turnOn } from './choices.ts';
import { erase, showExport, showLog, showPreview } from './data.ts';
import type { Carrying } from './options.ts';

/** What follows `telemetry`. */
export interface Subcommand {
  /** For the help. */
  does: string;
  flags?: readonly string[];
  takesWords?: boolean;
  run(carrying: Carrying): number | Promise<number>;
}

export const commands: Readonly<Record<string, Subcommand>> = {
  status: {
    does: 'what is collected, and why',
    run: (carrying) => {
      showStatus(carrying);
      return 0;
    },
  },
  on: { does: 'agree; to basic, usage, full, or purposes one by one', takesWords: true, run: turnOn },
  off: { does: 'refuse; deletes the ID and what waits', run: turnOff },
  preview: { does: 'what would be sent now', run: showPreview },
  log: { does: 'what was sent; whole with --bodies', flags: ['--bodies'], run: showLog },
  export: { does: 'all that is known of you here, as JSON', run: showExport },
  erase: { does: 'have erased what was sent, and delete all here; needs --yes', flags: ['--yes'], run: erase },
  reset: { does: 'go on under a new ID; first erase what was sent', run: takeNewId },
};

export const usageText = (command: string): string =>
  [
    `Usage: ${command} [${Object.keys(commands).join('|')}] [--json]`,
    ...Object.entries(commands).map(([name, { does }]) => `  ${name.padEnd(8)} ${does}`),
  ].join('\n');
