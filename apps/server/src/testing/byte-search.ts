import { findBytes } from '../needles/find-bytes.ts';

/** The files below a folder that hold any of the texts, with the text: `warehouse/store/…/version.bin: 4.2.0`. */
export const filesHolding = (folder: string, texts: readonly string[]): string[] =>
  [...findBytes(folder, new Map(texts.map((text) => [text, text])))].flatMap(([text, files]) =>
    files.map((file) => `${file}: ${text}`),
  );
