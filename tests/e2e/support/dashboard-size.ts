import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const folder = fileURLToPath(new URL('../../../apps/dashboard/dist/', import.meta.url));
const assets = `${folder}assets/`;

/** What a browser has to load of JavaScript, in bytes after gzip. */
export interface DashboardSize {
  /** Before any page can be shown: the entry, what it imports, and the longest text around the pages. */
  shell: number;
  /** On top of that, for each page: its code and, where it is one of numbers, the longest text of these. */
  pages: { name: string; bytes: number }[];
}

/** Measures the built dashboard. The map's outlines come later, when a page stands, and are not counted. */
export function measureDashboard(): DashboardSize {
  const files = readdirSync(assets).filter((name) => name.endsWith('.js'));
  const page = readFileSync(`${folder}index.html`, 'utf8');
  const shell = withImports([...page.matchAll(/assets\/([\w.-]+\.js)/g)].map(([, name]) => name ?? ''));
  const textOf = (name: string) => Math.max(...files.filter((file) => file.startsWith(`${name}-`)).map(sizeOf));
  const frame = files.filter((file) => file.startsWith('ReportsFrame-'));
  const pages = files.filter((file) => /^\w+Page-/.test(file));
  const isReport = (file: string) => !/^(?:FirstSync|Login|NewProduct|ProductSettings|Setup|Tokens)Page-/.test(file);
  return {
    shell: sumOf(shell) + textOf('base'),
    pages: pages.map((file) => ({
      name: file.replace(/-.*/, ''),
      bytes:
        sumOf([...withImports(isReport(file) ? [file, ...frame] : [file])].filter((one) => !shell.has(one))) +
        (isReport(file) ? textOf('reports') : 0),
    })),
  };
}

/** These files and all that they import before they run. */
function withImports(names: readonly string[], found: Set<string> = new Set()): Set<string> {
  for (const name of names) {
    if (found.has(name)) continue;
    found.add(name);
    const text = readFileSync(`${assets}${name}`, 'utf8');
    withImports(
      [...text.matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g)].map(([, imported]) => imported ?? ''),
      found,
    );
  }
  return found;
}

const sizeOf = (name: string) => gzipSync(readFileSync(`${assets}${name}`), { level: 9 }).length;
const sumOf = (names: Iterable<string>) => [...names].reduce((sum, name) => sum + sizeOf(name), 0);
