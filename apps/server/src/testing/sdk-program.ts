import { homedir } from 'node:os';
import { runInThisContext } from 'node:vm';
import { init, type ConsentAnswer, type License } from '@usance/sdk';

/* A program with the SDK, as a person starts it: `sdk-program.ts <key> <endpoint> <answer as JSON> <licence as JSON>`. */

const [key = '', endpoint = '', answer = '""', license = '{}'] = process.argv.slice(2);
const telemetry = init({
  key,
  endpoint,
  app: { version: '1.0.0' },
  consent: 'ask',
  storageFolder: `${homedir()}/.notes`,
});
telemetry.consent.set(JSON.parse(answer) as ConsentAnswer); // from a test
telemetry.setLicense(JSON.parse(license) as License); // also what no typed program could hand over
telemetry.track('Export/PDF');
try {
  const work = runInThisContext('(file) => { throw new TypeError(file + " cannot be read"); }', {
    filename: `${homedir()}/projects/a customer/work.js`,
  }) as (file: string) => void;
  work(`${homedir()}/letter to a friend.txt`);
} catch (error) {
  telemetry.captureException(error);
}
const done = await telemetry.shutdown({ timeoutMs: 10_000 });
process.stdout.write(`${done.kind}\n`);
