// Loaded before Terser by `node --require`.
const { init } = require('@usance/sdk');

const telemetry = init(JSON.parse(process.env.PROGRAM_TELEMETRY));
telemetry.track('Minify');
for (const flag of process.argv.slice(2)) if (flag.startsWith('--')) telemetry.track(`Option/${flag.slice(2)}`);
