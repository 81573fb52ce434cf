// Prettier with telemetry: a program of its own that starts the other one.
import { init } from '@usance/sdk';

const telemetry = init(JSON.parse(process.env.PROGRAM_TELEMETRY));
const flags = new Set(process.argv.slice(2));
telemetry.track(flags.has('--check') ? 'Check' : flags.has('--write') ? 'Write' : 'Format');
if (flags.has('--stdin-filepath')) telemetry.track('Input/Stdin');

await import('prettier/bin/prettier.cjs');
