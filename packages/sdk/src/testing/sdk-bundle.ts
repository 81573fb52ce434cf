import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The SDK alone, the process that sends after a program's end, and programs that use the SDK. */
const entries = {
  index: '../index.ts',
  sender: '../detached/sender.ts',
  'cost-program': './cost-program.ts',
  'fault-program': './faults/fault-program.ts',
  'host-program': './host-program.ts',
  'told-program': './told-program.ts',
} as const;

/** The SDK as hosts ship it, in a folder that is gone after `remove`. */
export interface SdkBundle {
  file(entry: keyof typeof entries): string;
  remove(): void;
}

/**
 * Each entry minified into one file, as hosts are bundled. With `isSplit`, what is loaded on demand lies beside it, as in the published
 * package.
 */
export async function bundleSdk({ isSplit = false } = {}): Promise<SdkBundle> {
  const folder = mkdtempSync(join(tmpdir(), 'usance-bundle-'));
  for (const [out, source] of Object.entries(entries))
    await build({
      entryPoints: [{ in: fileURLToPath(new URL(source, import.meta.url)), out }],
      outdir: folder,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      minify: true,
      splitting: isSplit,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      conditions: ['@usance/source'],
      logLevel: 'warning',
    });
  return {
    file: (entry) => join(folder, `${entry}.mjs`),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
