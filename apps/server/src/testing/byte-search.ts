import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files under a folder that hold any of the needles, with the needle: `warehouse/store/…/version.bin: 4.2.0`. */
export function filesHolding(folder: string, needles: readonly (string | Buffer)[]): string[] {
  const bytes = needles.map((needle) => Buffer.from(needle as string));
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const file = join(entry.parentPath, entry.name);
      const content = readFileSync(file);
      return bytes.filter((needle) => content.includes(needle)).map((needle) => `${file}: ${printable(needle)}`);
    });
}

const printable = (needle: Buffer) =>
  /^[ -~]+$/.test(needle.toString('latin1')) ? needle.toString('latin1') : needle.toString('hex');
