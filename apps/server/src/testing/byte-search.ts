import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files below a folder that hold each of the needles, by the needle's name. */
export function findBytes(folder: string, needles: ReadonlyMap<string, string | Buffer>): Map<string, string[]> {
  const found = new Map<string, string[]>([...needles.keys()].map((name) => [name, []]));
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const entry of files) {
    const file = join(entry.parentPath, entry.name);
    const content = readFileSync(file);
    for (const [name, needle] of needles) if (content.includes(needle)) found.get(name)?.push(file);
  }
  return found;
}

/** The files below a folder that hold any of the texts, with the text: `warehouse/store/…/version.bin: 4.2.0`. */
export const filesHolding = (folder: string, texts: readonly string[]): string[] =>
  [...findBytes(folder, new Map(texts.map((text) => [text, text])))].flatMap(([text, files]) =>
    files.map((file) => `${file}: ${text}`),
  );
