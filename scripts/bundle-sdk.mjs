// Bundles the SDK as it is published: each entry as one ES module and one CommonJS module, minified, what is loaded on demand beside
// them, and the types of both kinds.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { minify } from 'terser';
import { root } from './run.mjs';
import { entries, onDemand } from './sdk-entries.mjs';

const sdk = join(root, 'packages/sdk');
const dist = join(sdk, 'dist');

/** The limits of the wire as numbers in place: the whole table costs more than what is used of it. */
async function readLimits() {
  const { limits } = await import(join(root, 'packages/protocol/dist/limits.js'));
  return limits;
}

/** The names under which the thread's program and the one that goes on with it where there is a proxy know the same things. */
const sharedNames = ['url', 'proxy', 'start', 'fail', 'open', 'send', 'secure', 'tls', 'http', 'https'];

/** What to do with the sources on their way into a bundle. */
const sources = ({ limits, extension }) => ({
  name: 'sources',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^\./ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path: `./${basename(path, '.ts')}${extension}`, external: true } : undefined,
    );
    onLoad({ filter: /packages\/sdk\/src\/.*\.ts$/ }, async ({ path }) => {
      const source = readFileSync(path, 'utf8')
        .replaceAll(/\blimits\.(\w+)/g, (_, name) => String(limits[name]))
        .replace("'./sender.js'", `'./sender${extension}'`);
      // The program of the sending thread is text, and would stay as it is.
      const [literal, program] = /\/\* js \*\/ `([^`]*)`/.exec(source) ?? [];
      if (literal === undefined) return { contents: source, loader: 'ts' };
      const { code } = await minify(program, {
        toplevel: true,
        ecma: 2020,
        compress: { toplevel: false },
        mangle: { reserved: sharedNames },
      });
      return { contents: source.replace(literal, () => JSON.stringify(`${code};`)), loader: 'ts' };
    });
  },
});

/** One entry as text, minified. */
export async function bundle({ source, platform }, { format, limits }) {
  const isModule = format === 'esm';
  const { outputFiles } = await build({
    entryPoints: [join(sdk, 'src', source)],
    bundle: true,
    format,
    platform,
    target: 'es2022',
    conditions: ['@usance/source'],
    external: ['node:*'],
    // What is loaded on demand is asked for by `require` there: through `import` its names would be lost.
    ...(!isModule && { supported: { 'dynamic-import': false } }),
    // CommonJS has no address of its own file in the form that modules have.
    ...(!isModule && { define: { 'import.meta.url': 'moduleUrl' }, inject: [join(root, 'scripts/module-url.mjs')] }),
    plugins: [sources({ limits, extension: isModule ? '.js' : '.cjs' })],
    write: false,
  });
  const { code } = await minify(outputFiles[0].text, {
    module: isModule,
    toplevel: true,
    ecma: 2022,
    compress: { passes: 5, unsafe_arrows: true, unsafe_methods: true, pure_getters: true },
  });
  return code;
}

/** Bundles everything, and prints how large it is. Throws if an entry is larger than it may be. */
export async function bundleSdk() {
  const limits = await readLimits();
  const tooLarge = [];
  for (const format of ['esm', 'cjs']) {
    rmSync(join(dist, format), { recursive: true, force: true });
    mkdirSync(join(dist, format), { recursive: true });
    for (const entry of [...entries, ...onDemand]) {
      const code = await bundle(entry, { format, limits });
      writeFileSync(join(dist, format, `${entry.name}${format === 'esm' ? '.js' : '.cjs'}`), code);
      if (format === 'cjs') continue; // the same, with what CommonJS needs around it
      const bytes = gzipSync(code, { level: 9 }).length;
      console.log(`${entry.name.padEnd(20)} ${String(bytes).padStart(6)} of ${entry.budget} bytes`);
      if (bytes > entry.budget) tooLarge.push(entry.name);
    }
  }
  writeCommonTypes();
  if (tooLarge.length > 0) throw new Error(`${tooLarge.join(', ')}: larger than scripts/sdk-entries.mjs allows`);
}

/** The declarations a second time, for programs that use `require`. */
function writeCommonTypes() {
  for (const name of readdirSync(dist, { recursive: true }).filter((one) => /^(?!cjs\/|esm\/).*\.d\.ts$/.test(one))) {
    const target = join(dist, 'cjs', name.replace(/\.d\.ts$/, '.d.cts'));
    mkdirSync(dirname(target), { recursive: true });
    const text = readFileSync(join(dist, name), 'utf8').replaceAll(/(['"]\.[^'"]*)\.[jt]s(['"])/g, '$1.cjs$2');
    writeFileSync(target, text.replace(/\n\/\/# sourceMappingURL.*/, ''));
  }
}

if (fileURLToPath(import.meta.url) === process.argv[1]) await bundleSdk();
