export { askInDialog, changeInDialog, type DialogOptions, type DialogOutcome } from './ask-in-dialog.ts';
export type { DialogTelemetry } from './ask-in-dialog.ts';
export type { Words } from '../words/words.ts';
