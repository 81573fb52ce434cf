// Builds everything once more, from the same sources but in another folder, at another time, in another zone and language, and compares every
// file that is shipped. `node scripts/reproduce.mjs sdk` does so for the SDK alone.
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildCode, buildPage } from './build.mjs';
import { root, run } from './run.mjs';

const isSdkOnly = process.argv[2] === 'sdk';
const shipped = isSdkOnly ? ['packages/sdk/dist'] : distFolders();

/** What the compiler remembers for itself is not shipped. */
const isShipped = (name) => !name.endsWith('.tsbuildinfo');

function distFolders() {
  const parents = ['packages', 'apps'];
  const all = parents.flatMap((parent) => readdirSync(join(root, parent)).map((name) => `${parent}/${name}/dist`));
  return all.filter((folder) => existsSync(join(root, dirname(folder), 'package.json')));
}

/** The sources alone, as Git would hand them out, all of them of one old day. */
async function copySources(folder) {
  const { code, output } = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  if (code !== 0) throw new Error(`the sources are those that Git knows: ${output}`);
  for (const name of output.split('\0').filter((one) => one !== '' && existsSync(join(root, one)))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    cpSync(join(root, name), join(folder, name));
    utimesSync(join(folder, name), 1_000_000_000, 1_000_000_000);
  }
}

/** The same dependencies; but of our own packages those of the copy. */
function linkDependencies(folder) {
  for (const place of ['.', ...distFolders().map((dist) => dirname(dist))]) {
    const [from, to] = [join(root, place, 'node_modules'), join(folder, place, 'node_modules')];
    if (!existsSync(from)) continue;
    mkdirSync(to, { recursive: true });
    for (const name of readdirSync(from)) if (name !== '@usance') symlinkSync(join(from, name), join(to, name));
  }
  const own = join(root, 'node_modules/@usance');
  cpSync(own, join(folder, 'node_modules/@usance'), { recursive: true, verbatimSymlinks: true });
}

function digests(top) {
  const found = new Map();
  for (const folder of shipped.filter((name) => existsSync(join(top, name))))
    for (const entry of readdirSync(join(top, folder), { recursive: true, withFileTypes: true }))
      if (entry.isFile() && isShipped(entry.name)) {
        const file = join(entry.parentPath, entry.name);
        found.set(file.slice(top.length + 1), createHash('sha256').update(readFileSync(file)).digest('hex'));
      }
  return found;
}

const builtHere = isSdkOnly ? [await buildCode()] : [await buildCode(), await buildPage()];
const folder = mkdtempSync(join(tmpdir(), 'usance-reproduced-'));
try {
  await copySources(folder);
  linkDependencies(folder);
  const program = `const { buildCode, buildPage } = await import(${JSON.stringify(join(folder, 'scripts/build.mjs'))});
    for (const { code, output } of ${isSdkOnly ? '[await buildCode()]' : '[await buildCode(), await buildPage()]'})
      if (code !== 0) { console.error(output); process.exitCode = 1; }`;
  const env = { ...process.env, TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', HOME: folder };
  const again = await run(process.execPath, ['--input-type=module', '-e', program], { env });
  for (const { code, output } of [...builtHere, again]) if (code !== 0) throw new Error(`a build failed:\n${output}`);

  const [here, there] = [digests(root.replace(/\/$/, '')), digests(folder)];
  const names = [...new Set([...here.keys(), ...there.keys()])].toSorted((one, other) => (one < other ? -1 : 1));
  const differing = names.filter((name) => here.get(name) !== there.get(name));
  const whole = createHash('sha256');
  for (const name of names) whole.update(`${name} ${here.get(name)}\n`);
  console.log(`${names.length} files, ${differing.length} differ; SHA-256 of all ${whole.digest('hex')}`);
  for (const name of differing) console.log(`differs: ${name}`);
  if (differing.length > 0 || names.length === 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
