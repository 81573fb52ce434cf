import type { FlushResult } from '@usance/sdk';
import { telemetryCommand as readyCommand } from '@usance/sdk/command';
import { agreedPurposes } from './ask-consent.ts';
import type { Command } from './commands.ts';

/** `notes telemetry …`: what the SDK brings along for every program, and `send` for the impatient. */
export const telemetryCommand: Command = async ({ telemetry, print }, args) => {
  if (args[0] === 'send') {
    const result = await telemetry.flush();
    print(describe(result));
    return result.kind === 'sent' || result.kind === 'nothing' ? 0 : 1;
  }
  return readyCommand({
    telemetry,
    args,
    program: 'notes',
    purposes: agreedPurposes,
    about: { offVariable: 'NOTES_TELEMETRY' },
    print,
  });
};

function describe(result: FlushResult): string {
  switch (result.kind) {
    case 'sent':
      return `Sent ${result.accepted} session ${result.accepted === 1 ? 'day' : 'days'}.`;
    case 'nothing':
      return 'Nothing waits to be sent.';
    case 'off':
      return 'Nothing is sent; notes telemetry status says why.';
    default:
      return 'The collector took nothing; what waits is kept for later.';
  }
}
