export { telemetryCommand } from './telemetry-command.ts';
export type { About, TelemetryCommandOptions } from './options.ts';
