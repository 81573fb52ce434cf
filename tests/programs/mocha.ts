import { fileURLToPath } from 'node:url';
import type { Program } from './program.ts';

const bin = fileURLToPath(import.meta.resolve('mocha/bin/mocha.js'));

const passing = `
const assert = require('node:assert');
describe('a sum', () => {
  it('adds', () => assert.equal(1 + 1, 2));
  it('waits', () => new Promise((resolve) => setTimeout(resolve, 400)));
});
`;
const failing = `
const assert = require('node:assert');
it('fails', () => assert.equal(1, 2));
it('rejects', async () => {
  throw new TypeError('on purpose');
});
`;
const reading = `
it('reads what is piped in', async () => {
  let text = '';
  for await (const chunk of process.stdin) text += chunk;
  process.stdout.write(text.toUpperCase());
});
`;
const late = `it('throws late', (done) => void setTimeout(() => { throw new RangeError('much later'); }, 20));\n`;
const endless = `it('leaves a timer behind', () => void setInterval(() => {}, 1000));\n`;
/** Node ends these without its event `exit`. They live for longer than the SDK may take until what was counted is on the disk. */
const crashing = `it('throws later', (done) => void setTimeout(() => { throw new RangeError('too late'); }, 1200));\n`;
const killed = `
it('is killed', async () => {
  await new Promise((resolve) => setTimeout(resolve, 1200));
  process.kill(process.pid, 'SIGTERM');
  await new Promise((resolve) => setTimeout(resolve, 5000));
});
`;

/**
 * A test runner: ES modules, asynchronous, listens to uncaught exceptions and rejections itself, and ends by itself, by
 * `process.exit`, by an exception or by a signal. The SDK comes by `--import`, before the program's own file.
 */
export const mocha: Program = {
  name: 'mocha',
  plain: [bin],
  wrapped: ['--import', new URL('wrapped/mocha.mjs', import.meta.url).href, bin],
  times: /\(\d+m?s\)|"(?:start|end)": "[^"]*"|"duration": \d+/g,
  invocations: [
    {
      what: 'ends with the number of failures',
      args: ['--reporter', 'tap', 'failing.test.cjs'],
      files: { 'failing.test.cjs': failing },
      features: ['Run', 'Reporter/tap'],
      exitCode: 2,
      says: /^# fail 2$/m,
    },
    {
      what: 'passes, after a while',
      args: ['--slow', '60000', 'passing.test.cjs'],
      files: { 'passing.test.cjs': passing },
      features: ['Run', 'Reporter/spec'],
      exitCode: 0,
      says: /2 passing/,
    },
    {
      what: 'writes its report into a file',
      args: ['--slow', '60000', '--reporter', 'json', '--reporter-option', 'output=report.json', 'passing.test.cjs'],
      files: { 'passing.test.cjs': passing },
      features: ['Run', 'Reporter/json'],
      exitCode: 0,
      writes: ['report.json'],
    },
    {
      what: 'lets a test read what is piped into it',
      args: ['--slow', '60000', 'reading.test.cjs'],
      stdin: 'from a pipe\n',
      files: { 'reading.test.cjs': reading },
      features: ['Run', 'Reporter/spec'],
      exitCode: 0,
      says: /^FROM A PIPE$/m,
    },
    {
      what: 'leaves by process.exit while a timer runs',
      args: ['--exit', '--slow', '60000', 'endless.test.cjs'],
      files: { 'endless.test.cjs': endless },
      features: ['Run', 'Reporter/spec'],
      exitCode: 0,
      says: /1 passing/,
    },
    {
      what: 'refuses a file that throws when it is loaded',
      args: ['throwing.test.mjs'],
      files: { 'throwing.test.mjs': `throw new Error('at load');\n` },
      features: ['Run', 'Reporter/spec'],
      exitCode: 1,
      says: /Exception during run: Error: at load/,
    },
    {
      what: 'refuses a reporter that it does not know',
      args: ['--reporter', 'unheard-of', 'passing.test.cjs'],
      files: { 'passing.test.cjs': passing },
      features: ['Run', 'Reporter/unheard-of'],
      exitCode: 1,
      says: /ERR_MOCHA_INVALID_REPORTER/,
    },
    {
      what: 'counts an exception that nobody caught as a failure',
      args: ['late.test.cjs'],
      files: { 'late.test.cjs': late },
      features: ['Run', 'Reporter/spec'],
      exitCode: 1,
      says: /Uncaught RangeError: much later/,
    },
    {
      what: 'crashes by it when told to',
      args: ['--allow-uncaught', 'crashing.test.cjs'],
      files: { 'crashing.test.cjs': crashing },
      features: ['Run', 'Reporter/spec'],
      exitCode: 7,
      says: /^RangeError: too late$/m,
    },
    {
      what: 'is killed by a signal',
      args: ['killed.test.cjs'],
      files: { 'killed.test.cjs': killed },
      features: ['Run', 'Reporter/spec'],
      exitCode: null,
    },
  ],
};
