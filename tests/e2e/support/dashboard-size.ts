import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const folder = fileURLToPath(new URL('../../../apps/dashboard/dist/', import.meta.url));
const assets = `${folder}assets/`;

/** What a browser has to load of JavaScript, in bytes after gzip. */
export interface DashboardSize {
  /** Before any page can be shown: the entry, what it imports, and the longest text around the pages. */
  shell: number;
  /** On top of that, for each page: its code and, where it has one beside the shell's, its longest catalogue. */
  pages: { name: string; bytes: number }[];
}

/** Measures the built dashboard. The map's outlines come later, when a page stands, and are not counted. */
export function measureDashboard(): DashboardSize {
  const files = readdirSync(assets).filter((name) => name.endsWith('.js'));
  const page = readFileSync(`${folder}index.html`, 'utf8');
  const shell = withImports([...page.matchAll(/assets\/([\w.-]+\.js)/g)].map(([, name]) => name ?? ''));
  const textOf = (name: string) => Math.max(...files.filter((file) => file.startsWith(`${name}-`)).map(sizeOf));
  const frame = files.filter((file) => file.startsWith('TextFrame-'));
  const pages = files.filter((file) => /^\w+Page-/.test(file));
  /** The catalogues that a page needs beside that of the shell. */
  const cataloguesOf = (file: string) => {
    if (/^(?:Login|Setup|Welcome)Page-/.test(file)) return ['guests'];
    if (file.startsWith('SharedPage-')) return ['guests', 'reports'];
    if (/^(?:Account|Api|FirstSync|NewProduct|People|Plan|Privacy|ProductSettings|Tokens)Page-/.test(file))
      return ['pages'];
    if (file.startsWith('InstallationPage-')) return ['pages', 'reports'];
    if (/^(?:Churn|Engagement|Retention)Page-/.test(file)) return ['reports', 'studies'];
    return /^(?:Crash|Crashes|Feature|Features|Funnels)Page-/.test(file) ? ['reports', 'uses'] : ['reports'];
  };
  return {
    shell: sumOf(shell) + textOf('base'),
    pages: pages.map((file) => {
      const texts = cataloguesOf(file).map(textOf);
      const code = withImports(texts.length > 0 ? [file, ...frame] : [file]);
      return {
        name: file.replace(/-.*/, ''),
        bytes: texts.reduce((sum, bytes) => sum + bytes, sumOf([...code].filter((one) => !shell.has(one)))),
      };
    }),
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
