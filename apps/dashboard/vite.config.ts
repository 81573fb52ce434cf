import react from '@vitejs/plugin-react';
import compileMessage from 'icu-minify/compile';
import { defineConfig, type Plugin } from 'vite';
import { base as deBase } from './src/i18n/de/base.ts';
import { pages as dePages } from './src/i18n/de/pages.ts';
import { reports as deReports } from './src/i18n/de/reports.ts';
import { studies as deStudies } from './src/i18n/de/studies.ts';
import { uses as deUses } from './src/i18n/de/uses.ts';
import { base as enBase } from './src/i18n/en/base.ts';
import { pages as enPages } from './src/i18n/en/pages.ts';
import { reports as enReports } from './src/i18n/en/reports.ts';
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
  'de/pages.ts': { pages: dePages },
  'de/reports.ts': { reports: deReports },
  'de/studies.ts': { studies: deStudies },
  'de/uses.ts': { uses: deUses },
  'en/base.ts': { base: enBase },
  'en/pages.ts': { pages: enPages },
  'en/reports.ts': { reports: enReports },
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

export default defineConfig({
  plugins: [react(), mantineVariablesSheet(), compiledMessages()],
  resolve: { conditions: ['@usance/source', 'module', 'browser', 'development|production'] },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0, // the Content-Security-Policy allows data: addresses for images only
  },
  // With the page's own host, since the server refuses what comes from another site.
  server: { proxy: { '/api': { target: 'http://localhost:8420', changeOrigin: false } } },
});
