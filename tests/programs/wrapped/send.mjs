// A later run of a wrapped program, which sends what the others left. Prints what became of it.
import { init } from '@usance/sdk';

const telemetry = init(JSON.parse(process.env.PROGRAM_TELEMETRY));
let result = await telemetry.flush();
while (result.kind === 'busy') result = await telemetry.flush();
process.stdout.write(JSON.stringify(result));
