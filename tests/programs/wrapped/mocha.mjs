// Loaded before Mocha by `node --import`.
import { init } from '@usance/sdk';

const telemetry = init(JSON.parse(process.env.PROGRAM_TELEMETRY));
const flags = process.argv.slice(2);
const at = flags.indexOf('--reporter');
telemetry.track('Run', flags.filter((flag) => /\.test\.\w+$/.test(flag)).length);
telemetry.track(`Reporter/${at < 0 ? 'spec' : flags[at + 1]}`);
