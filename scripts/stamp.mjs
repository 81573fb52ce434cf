import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from './run.mjs';

/**
 * Remembers from which inputs something was built, by content, so that a checkout of another branch and back builds nothing.
 * `inputs` are files and folders; `outputs` are files that the build leaves, and must still be as it left them.
 */
export function createStamp({ name, inputs, outputs, top = root }) {
  const file = join(top, '.cache/build', `${name}.txt`);
  const missing = () => outputs.find((path) => !existsSync(join(top, path)));
  const made = () => outputs.map((path) => `${path} ${statSync(join(top, path)).mtimeMs}`);
  return {
    isFresh: () =>
      missing() === undefined &&
      existsSync(file) &&
      readFileSync(file, 'utf8') === [digest(inputs, top), ...made()].join('\n'),
    /** To be called before building: a build that breaks off is none. Call what it answers when the build is done. */
    begin() {
      rmSync(file, { force: true });
      const source = digest(inputs, top); // as the build found it; what changes meanwhile makes it stale
      return function finish() {
        if (missing() !== undefined) throw new Error(`the build left no ${missing()}`);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, [source, ...made()].join('\n'));
      };
    },
  };
}

function digest(inputs, top) {
  const hash = createHash('sha256');
  for (const path of inputs.flatMap((input) => filesUnder(join(top, input))).toSorted()) {
    hash.update(relative(top, path)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

/** Folders that hold what was made, and nothing it was made from. */
const madeFolders = new Set(['dist', 'node_modules', '.cache']);

function filesUnder(path) {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (entry === undefined) return [];
  if (entry.isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => !madeFolders.has(name))
    .flatMap(({ name }) => filesUnder(join(path, name)));
}
