import type { ConsentStatus, FlushResult } from '@usance/sdk';
import type { Command } from './commands.ts';
import { agreedPurposes } from './ask-consent.ts';

/** `notes telemetry on|off|status|send`: everything that a person needs to change their mind, or to see what holds. */
export const telemetryCommand: Command = async ({ telemetry, print }, [word]) => {
  switch (word) {
    case 'on':
      telemetry.consent.set({ purposes: agreedPurposes });
      print(describe(telemetry.consent.status()));
      return 0;
    case 'off':
      telemetry.consent.set('denied');
      print(describe(telemetry.consent.status()));
      return 0;
    case 'status':
      print(describe(telemetry.consent.status()));
      return 0;
    case 'send': {
      const result = await telemetry.flush();
      print(describeSending(result));
      return result.kind === 'sent' || result.kind === 'nothing' ? 0 : 1;
    }
    default:
      print('Usage: notes telemetry on|off|status|send');
      return 2;
  }
};

function describe({ collecting, reason, purposes }: ConsentStatus): string {
  return collecting
    ? `Usage statistics are on (${purposes.join(', ')}). Turn them off with: notes telemetry off`
    : `Usage statistics are off: ${offReasons[reason] ?? reason}.`;
}

const offReasons: Partial<Record<ConsentStatus['reason'], string>> = {
  'not-asked': 'you have not been asked yet',
  denied: 'you said no. Turn them on with: notes telemetry on',
  erased: 'your data was erased. Turn them on with: notes telemetry on',
  'do-not-track': 'the variable DO_NOT_TRACK is set',
  ci: 'the variable CI is set',
  'switched-off': 'the makers of notes switched them off',
  'no-storage': 'no folder to keep them in can be written',
  'invalid-options': 'NOTES_TELEMETRY_ENDPOINT and NOTES_TELEMETRY_KEY are not set, or not right',
};

function describeSending(result: FlushResult): string {
  switch (result.kind) {
    case 'sent':
      return `Sent ${result.accepted} session ${result.accepted === 1 ? 'day' : 'days'}.`;
    case 'nothing':
      return 'Nothing waits to be sent.';
    case 'off':
      return `Nothing is sent: ${offReasons[result.reason] ?? result.reason}.`;
    default:
      return 'The collector took nothing; what waits is kept for later.';
  }
}
