// Builds what is missing or stale: every package by the compiler, the dashboard's page by Vite.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installIfStale } from './install.mjs';
import { root, run, tool } from './run.mjs';
import { createStamp } from './stamp.mjs';

const projects = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')).references.map(({ path }) => path);

/** What the compiler writes last. The dashboard's `dist` belongs to Vite, which empties it. */
const buildInfoOf = (path) => `${path}/${path === 'apps/dashboard' ? '.cache' : 'dist'}/.tsbuildinfo`;

/** All packages, type-checked and compiled into their `dist`. */
const code = {
  what: 'the packages',
  command: [tool('tsc'), ['-b']],
  stamp: createStamp({
    name: 'code',
    inputs: ['package-lock.json', 'tsconfig.json', 'tsconfig.base.json', ...projects],
    outputs: projects.map(buildInfoOf),
  }),
};

/** The SDK as it is published. It is made of what the compiler checked. */
const sdk = {
  what: 'the SDK',
  command: [process.execPath, ['scripts/bundle-sdk.mjs']],
  stamp: createStamp({
    name: 'sdk',
    inputs: ['package-lock.json', 'packages/protocol/src', 'packages/sdk/src', 'packages/sdk/package.json', 'scripts'],
    outputs: ['packages/sdk/dist/esm/index.js', 'packages/sdk/dist/cjs/index.cjs'],
  }),
};

/** The dashboard as the server delivers it. */
const page = {
  what: 'the dashboard',
  command: [
    tool('vite'),
    ['build', 'apps/dashboard', '--config', 'apps/dashboard/vite.config.ts', '--logLevel', 'warn'],
  ],
  stamp: createStamp({
    name: 'page',
    inputs: ['package-lock.json', 'apps/dashboard', 'packages/api', 'packages/protocol', 'packages/reports'],
    outputs: ['apps/dashboard/dist/index.html'],
  }),
};

/** Builds one part if it is stale. Answers with its exit code and what it printed. */
async function build({ what, command: [program, args], stamp }, say) {
  if (stamp.isFresh()) return { code: 0, output: '' };
  say(`Building ${what} …`);
  const finish = stamp.begin();
  const result = await run(program, args);
  if (result.code === 0) finish();
  return result;
}

export async function buildCode(say = () => {}) {
  const compiled = await build(code, say);
  return compiled.code === 0 ? build(sdk, say) : compiled;
}
export const buildPage = (say = () => {}) => build(page, say);

/** Installs and builds whatever is missing or stale, and says so. Throws, with the compiler's words, if that fails. */
export async function prepare() {
  await installIfStale();
  const parts = await Promise.all([buildCode(console.log), buildPage(console.log)]);
  const failed = parts.filter(({ code: exitCode }) => exitCode !== 0);
  if (failed.length > 0)
    throw new Error(`${failed.map(({ output }) => output).join('\n')}\nThe build failed; see above.`);
}

if (import.meta.filename === process.argv[1]) {
  await prepare().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
