import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from './run.mjs';

/**
 * Remembers from which inputs something was built, by content, so that a checkout of another branch and back builds nothing.
 * `inputs` are files and folders; `outputs` are files that the build leaves, and must still be as it left them.
 */
export function createStamp({ name, inputs, outputs }) {
  const file = join(root, '.cache/build', `${name}.txt`);
  const state = () =>
    [digest(inputs), ...outputs.map((path) => `${path} ${statSync(join(root, path)).mtimeMs}`)].join('\n');
  const arePresent = () => outputs.every((path) => existsSync(join(root, path)));
  return {
    isFresh: () => arePresent() && existsSync(file) && readFileSync(file, 'utf8') === state(),
    /** To be called before building, so that a build that breaks off is not taken for a good one. */
    clear: () => rmSync(file, { force: true }),
    write() {
      if (!arePresent()) throw new Error(`the build left no ${outputs.find((path) => !existsSync(join(root, path)))}`);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, state());
    },
  };
}

function digest(inputs) {
  const hash = createHash('sha256');
  for (const path of inputs.flatMap((input) => filesUnder(join(root, input))).toSorted()) {
    hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

/** Folders that hold what was made, and nothing it was made from. */
const made = new Set(['dist', 'node_modules', '.cache']);

function filesUnder(path) {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (entry === undefined) return [];
  if (entry.isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => !made.has(name))
    .flatMap(({ name }) => filesUnder(join(path, name)));
}
