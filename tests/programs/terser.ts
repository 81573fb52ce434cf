import { fileURLToPath } from 'node:url';
import type { Program } from './program.ts';

const bin = fileURLToPath(import.meta.resolve('terser/bin/terser'));

const source = `
// A comment that goes away.
function greet(somebody) {
  const greeting = 'Hello, ' + somebody;
  return greeting;
}
console.log(greet('world'));
`;

/**
 * A minifier: CommonJS in a file without an extension, ends by `process.exit(1)` on faults, and installs its own hook for stack
 * traces. The SDK comes by `--require`.
 */
export const terser: Program = {
  name: 'terser',
  plain: [bin],
  wrapped: ['--require', fileURLToPath(new URL('wrapped/terser.cjs', import.meta.url)), bin],
  times: /\d+\.\d{3}s/g,
  invocations: [
    {
      what: 'prints a file minified',
      args: ['source.js', '--compress', '--mangle', '--toplevel'],
      files: { 'source.js': source },
      features: ['Minify', 'Option/compress', 'Option/mangle', 'Option/toplevel'],
      exitCode: 0,
      says: /^console\.log\("Hello, "\+"world"\);$/m,
    },
    {
      what: 'minifies what is piped into it',
      args: ['--mangle'],
      stdin: source,
      files: {},
      features: ['Minify', 'Option/mangle'],
      exitCode: 0,
      says: /function greet\(\w\)/,
    },
    {
      what: 'writes a file and its source map',
      args: ['source.js', '--output', 'small.js', '--source-map', 'url=small.js.map', '--timings'],
      files: { 'source.js': source },
      features: ['Minify', 'Option/output', 'Option/source-map', 'Option/timings'],
      exitCode: 0,
      says: /^- parse: <time>$/m,
      writes: ['small.js', 'small.js.map'],
    },
    {
      what: 'says where a file is broken',
      args: ['broken.js'],
      files: { 'broken.js': 'const = ;\n' },
      features: ['Minify'],
      exitCode: 1,
      says: /^Parse error at broken\.js:1,6$/m,
    },
    {
      what: 'fails on a file that is not there',
      args: ['missing.js'],
      files: {},
      features: ['Minify'],
      exitCode: 1,
      says: /ENOENT/,
    },
    {
      what: 'refuses an option that it does not know',
      args: ['--unheard-of', 'source.js'],
      files: { 'source.js': source },
      features: ['Minify', 'Option/unheard-of'],
      exitCode: 1,
      says: /unknown option/,
    },
  ],
};
