import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import compileMessage from 'icu-minify/compile';
import { defineConfig, type Plugin } from 'vite';
import { base as deBase } from './src/i18n/de/base.ts';
import { guests as deGuests } from './src/i18n/de/guests.ts';
import { menus as deMenus } from './src/i18n/de/menus.ts';
import { pages as dePages } from './src/i18n/de/pages.ts';
import { reports as deReports } from './src/i18n/de/reports.ts';
import { rights as deRights } from './src/i18n/de/rights.ts';
import { shares as deShares } from './src/i18n/de/shares.ts';
import { studies as deStudies } from './src/i18n/de/studies.ts';
import { uses as deUses } from './src/i18n/de/uses.ts';
import { base as enBase } from './src/i18n/en/base.ts';
import { guests as enGuests } from './src/i18n/en/guests.ts';
import { menus as enMenus } from './src/i18n/en/menus.ts';
import { pages as enPages } from './src/i18n/en/pages.ts';
import { reports as enReports } from './src/i18n/en/reports.ts';
import { rights as enRights } from './src/i18n/en/rights.ts';
import { shares as enShares } from './src/i18n/en/shares.ts';
import { studies as enStudies } from './src/i18n/en/studies.ts';
import { uses as enUses } from './src/i18n/en/uses.ts';
import { mantineVariables } from './src/styles/mantine-variables.ts';

/**
 * Serves Mantine's CSS variables as a style sheet. By itself Mantine would write them into a `<style>` tag at run time,
 * which the server's Content-Security-Policy (`style-src 'self'`) forbids.
 */
function mantineVariablesSheet(): Plugin {
  const name = 'virtual:mantine-variables.css';
  const resolved = `\0${name}`;
  return {
    name: 'mantine-variables',
    resolveId: (id) => (id === name ? resolved : undefined),
    load: (id) => (id === resolved ? mantineVariables() : undefined),
  };
}

/** The catalogues by their place under `src/i18n`: one for the shell, and one for each kind of page, in each language. */
const catalogues: Record<string, Record<string, Catalogue>> = {
  'de/base.ts': { base: deBase },
  'de/guests.ts': { guests: deGuests },
  'de/menus.ts': { menus: deMenus },
  'de/pages.ts': { pages: dePages },
  'de/reports.ts': { reports: deReports },
  'de/rights.ts': { rights: deRights },
  'de/shares.ts': { shares: deShares },
  'de/studies.ts': { studies: deStudies },
  'de/uses.ts': { uses: deUses },
  'en/base.ts': { base: enBase },
  'en/guests.ts': { guests: enGuests },
  'en/menus.ts': { menus: enMenus },
  'en/pages.ts': { pages: enPages },
  'en/reports.ts': { reports: enReports },
  'en/rights.ts': { rights: enRights },
  'en/shares.ts': { shares: enShares },
  'en/studies.ts': { studies: enStudies },
  'en/uses.ts': { uses: enUses },
};

type Catalogue = { readonly [key: string]: string | Catalogue };

/** Parses the messages while building, so that browsers need no parser for them: 15 kB less before the first paint. */
function compiledMessages(): Plugin {
  const compiled = (catalogue: Catalogue): object =>
    Object.fromEntries(
      Object.entries(catalogue).map(([key, message]) => [
        key,
        typeof message === 'string' ? compileMessage(message) : compiled(message),
      ]),
    );
  return {
    name: 'compiled-messages',
    apply: 'build',
    config: () => ({ resolve: { alias: { 'use-intl/format-message': 'use-intl/format-message/format-only' } } }),
    transform(_code, id) {
      const [catalogue] = Object.entries(catalogues[id.split('/src/i18n/')[1] ?? ''] ?? {});
      return catalogue && `export const ${catalogue[0]} = ${JSON.stringify(compiled(catalogue[1]))};`;
    },
  };
}

/** Asks for the letters as soon as the page is there: text that is set anew once they have come moves what stands below it. */
function preloadedFont(): Plugin {
  return {
    name: 'preloaded-font',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const font = Object.keys(bundle).find((file) => /\/inter-latin-wght-normal-[\w-]+\.woff2$/.test(file));
        if (font === undefined)
          throw new Error('the build has no Latin letters of Inter: is its file named otherwise?');
        const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${font}`, crossorigin: true };
        return [{ tag: 'link', attrs, injectTo: 'head' }];
      },
    },
  };
}

/** Text of this size is smaller by more than a packet once it is compressed. */
const worthCompressingBytes = 1_400;

/** Lays each text beside itself in both encodings, so that the server has nothing to compress: a third of the bytes for whoever is not in the same house. */
function compressedFiles(): Plugin {
  const encodings = [
    { extension: 'br', encode: promisify(brotliCompress) },
    { extension: 'gz', encode: promisify(gzip) },
  ];
  return {
    name: 'compressed-files',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const texts = Object.keys(bundle).filter((file) => /\.(?:css|html|js)$/.test(file));
      await Promise.all(
        texts.map(async (file) => {
          const text = await readFile(join(dir, file));
          if (text.length < worthCompressingBytes) return;
          for (const { extension, encode } of encodings)
            await writeFile(join(dir, `${file}.${extension}`), await encode(text));
        }),
      );
    },
  };
}

export default defineConfig({
  plugins: [react(), mantineVariablesSheet(), compiledMessages(), preloadedFont(), compressedFiles()],
  resolve: { conditions: ['@usance/source', 'module', 'browser', 'development|production'] },
  build: {
    target: 'es2022',
    // Whatever a file imports is named wherever the file is asked for, so that all of it comes at once. Pages that are opened once in a
    // server's life, or that few products have, need not be so quick, and the others do not carry their lists.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (file, files) => (/\/(?:Setup|Weeks|Welcome)Page-/.test(file) ? [] : files),
    },
    // All that the first page starts with is one file: in pieces it is larger, and each piece is a request.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shell', tags: ['$initial'] }] } } },
    assetsInlineLimit: 0, // the Content-Security-Policy allows data: addresses for images only
  },
  // With the page's own host, since the server refuses what comes from another site.
  server: { proxy: { '/api': { target: 'http://localhost:8420', changeOrigin: false } } },
});
