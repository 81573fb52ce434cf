import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

/**
 * Who may import whom: the architecture, as code. A name alone opens a package's door, and its `testing` door to tests;
 * `name/door` opens that one door; `(types)` means `import type`; `(lazily)` means `import()` when asked for, or types.
 */
export const mayImport: Record<string, readonly string[]> = {
  protocol: [], // the SDK carries it; it must stay tiny and stable
  sdk: ['protocol (types)', 'protocol/limits'], // runs inside other people's products; schemas would bring TypeBox along
  warehouse: [], // knows tables, not meanings
  collector: ['protocol', 'warehouse'], // key and ordinal look-ups arrive as functions, so it needs no registry
  reports: ['warehouse'], // questions read; they never write
  documents: ['protocol'], // facts in, texts out; knows neither tables nor routes
  registry: [], // replaceable without touching events
  api: ['protocol', 'reports (types)', 'reports/grammar'], // the dashboard gets row types and the grammar, never SQL
  server: ['protocol', 'warehouse', 'collector', 'reports', 'registry', 'documents', 'api'], // the one place where parts meet
  dashboard: ['api'], // sees what any API user sees
  cli: ['api', 'protocol', 'sdk', 'server (lazily)'], // as the dashboard; the protocol and the SDK for the simulator
  examples: ['sdk', 'sdk/command', 'api'], // what a reader may use
};

/** A source file: its path from the repository's top, and its text. */
export interface SourceFile {
  path: string;
  text: string;
}

/** A workspace package: where it lies, and the doors that its `exports` open. */
export interface WorkspacePackage {
  folder: string;
  name: string;
  doors: readonly string[];
}

interface Import {
  specifier: string;
  kind: 'type' | 'value' | 'lazy';
  line: number;
}

const sourceName = /\.(?:ts|tsx|mts|js|mjs)$/;
const testName = /\.test\.tsx?$/;
/** What only tests may use: a folder `testing`, a file of that name as its door, and the oracle beside a report. */
const forTests = /\/testing(?:\/|\.ts$)|\.oracle\.ts$/;

/** Every import that the table, or one of the four rules beside it, forbids: `path:line what it does`. */
export function findViolations(files: readonly SourceFile[], packages: readonly WorkspacePackage[]): string[] {
  return files.flatMap((file) => {
    const home = packages.find(({ folder }) => file.path.startsWith(`${folder}/`));
    if (home === undefined) return [];
    return importsOf(file).flatMap((imported) => {
      const fault = imported.specifier.startsWith('.')
        ? relativeFault(file, home, imported)
        : packageFault({ file, home, imported, packages });
      return fault === undefined ? [] : [`${file.path}:${imported.line} ${fault}`];
    });
  });
}

function relativeFault(file: SourceFile, home: WorkspacePackage, { specifier }: Import): string | undefined {
  const target = normalize(join(dirname(file.path), specifier));
  if (!target.startsWith(`${home.folder}/`)) return `leaves its package by ${specifier}`;
  if (forTests.test(target) && !isTest(file)) return `imports ${specifier}, which is for tests only`;
  const [own, other] = [featureOf(file.path), featureOf(target)];
  if (own !== undefined && other !== undefined && own !== other) return `imports the feature ${other} from ${own}`;
  return undefined;
}

interface PackageImport {
  file: SourceFile;
  home: WorkspacePackage;
  imported: Import;
  packages: readonly WorkspacePackage[];
}

function packageFault({ file, home, imported, packages }: PackageImport): string | undefined {
  const { specifier, kind } = imported;
  const target = packages.find(({ name }) => specifier === name || specifier.startsWith(`${name}/`));
  if (target === undefined || target === home) return undefined;
  const door = specifier.slice(target.name.length + 1);
  if (!target.doors.includes(door === '' ? '.' : `./${door}`)) return `reaches into ${target.name} by ${specifier}`;
  if (door === 'testing' && !isTest(file)) return `imports ${specifier}, which is for tests only`;
  if (isTest(file)) return undefined;
  const allowed = mayImport[layerOf(home.folder)] ?? [];
  const wanted = [layerOf(target.folder), ...(door === '' ? [] : [door])].join('/');
  if (allowed.includes(wanted)) return undefined;
  if (allowed.includes(`${wanted} (types)`))
    return kind === 'type' ? undefined : `imports more than types from ${specifier}`;
  if (allowed.includes(`${wanted} (lazily)`))
    return kind === 'value' ? `imports ${specifier} before it is asked for` : undefined;
  return `may not import ${specifier}`;
}

const isTest = ({ path }: SourceFile) => testName.test(path) || path.startsWith('tests/') || forTests.test(path);
const featureOf = (path: string) => /^apps\/dashboard\/src\/features\/([^/]+)/.exec(path)?.[1];
/** `packages/sdk` and `apps/cli` are layers by their own name; all examples are one. */
const layerOf = (folder: string) =>
  folder.startsWith('examples/') ? 'examples' : (folder.split('/').at(-1) ?? folder);

function importsOf({ path, text }: SourceFile): Import[] {
  const { module, program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be read: ${errors[0]?.message}`);
  const found: Import[] = [];
  const add = (specifier: string, kind: Import['kind'], at: number) =>
    found.push({ specifier, kind, line: text.slice(0, at).split('\n').length });
  // `import { type A }` counts as a value: the compiler keeps such an import, only `import type` goes away.
  const kindAt = (start: number) => (/^(?:import|export)\s+type\b/.test(text.slice(start)) ? 'type' : 'value');

  for (const { moduleRequest, start } of module.staticImports) add(moduleRequest.value, kindAt(start), start);
  for (const { entries, start } of module.staticExports) {
    const from = entries[0]?.moduleRequest;
    if (from) add(from.value, kindAt(start), start);
  }
  for (const { moduleRequest, start } of module.dynamicImports)
    add(text.slice(moduleRequest.start + 1, moduleRequest.end - 1), 'lazy', start);
  new Visitor({ TSImportType: ({ source, start }) => add(source.value, 'type', start) }).visit(program);
  return found;
}

/** The workspace's packages, as they lie on disk. */
export function readPackages(root: string): WorkspacePackage[] {
  const parents = ['packages', 'apps', 'examples'];
  const folders = parents.flatMap((parent) => readdirSync(join(root, parent)).map((name) => `${parent}/${name}`));
  return [...folders, 'tests'].map((folder) => {
    const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as {
      name: string;
      exports?: Record<string, unknown>;
    };
    return { folder, name: manifest.name, doors: Object.keys(manifest.exports ?? {}) };
  });
}

/** Every source file of the packages. */
export function readSources(root: string, packages: readonly WorkspacePackage[]): SourceFile[] {
  const filesUnder = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => name !== 'dist' && name !== 'node_modules')
      .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)]));
  return packages
    .flatMap(({ folder }) => filesUnder(join(root, folder)))
    .filter((path) => sourceName.test(path))
    .map((path) => ({ path: relative(root, path), text: readFileSync(path, 'utf8') }));
}
