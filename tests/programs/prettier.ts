import { fileURLToPath } from 'node:url';
import type { Program } from './program.ts';

const messy = 'const  a = {b:1,\n c:2}\n';
const tidy = 'const a = { b: 1, c: 2 };\n';
const broken = 'const = ;\n';

/** A formatter: CommonJS that loads ES modules when it runs, and ends with `process.exitCode`. The wrapper is a program around it. */
export const prettier: Program = {
  name: 'prettier',
  plain: [fileURLToPath(import.meta.resolve('prettier/bin/prettier.cjs'))],
  wrapped: [fileURLToPath(new URL('wrapped/prettier.mjs', import.meta.url))],
  times: /\b\d+ms\b/g,
  invocations: [
    {
      what: 'prints a file formatted',
      args: ['messy.js'],
      files: { 'messy.js': messy },
      features: ['Format'],
      exitCode: 0,
      says: /^const a = \{ b: 1, c: 2 \};$/m,
    },
    {
      what: 'formats what is piped into it',
      args: ['--stdin-filepath', 'data.json'],
      stdin: `[${Array.from({ length: 6_000 }, (_, i) => `{"number":${i}}`).join()}]`, // more than a pipe holds at once
      files: {},
      features: ['Format', 'Input/Stdin'],
      exitCode: 0,
      says: /^ {2}\{ "number": 5999 \}$/m,
    },
    {
      what: 'rewrites files in place',
      args: ['--write', '.'],
      files: { 'messy.js': messy, 'tidy.js': tidy, 'folder/messy.ts': messy },
      features: ['Write'],
      exitCode: 0,
      says: /^tidy\.js .*\(unchanged\)$/m,
      writes: ['folder/messy.ts', 'messy.js'],
    },
    {
      what: 'fails a check',
      args: ['--check', '.'],
      files: { 'messy.js': messy, 'tidy.js': tidy },
      features: ['Check'],
      exitCode: 1,
      says: /^\[warn\] messy\.js$/m,
    },
    {
      what: 'fails on a file that it cannot read',
      args: ['broken.js', 'messy.js'],
      files: { 'broken.js': broken, 'messy.js': messy },
      features: ['Format'],
      exitCode: 2,
      says: /SyntaxError: Unexpected token/,
    },
    {
      what: 'fails on a configuration that throws',
      args: ['messy.js'],
      files: { 'messy.js': messy, 'prettier.config.mjs': 'throw new TypeError("broken configuration");\n' },
      features: ['Format'],
      exitCode: 2,
      says: /broken configuration/,
    },
    {
      what: 'refuses options that exclude each other',
      args: ['--check', '--list-different', 'tidy.js'],
      files: { 'tidy.js': tidy },
      features: ['Check'],
      exitCode: 1,
      says: /Cannot use --check and --list-different together/,
    },
  ],
};
