import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Note {
  /** What a person types to remove it; counted up, and never given twice. */
  number: number;
  text: string;
  writtenAt: string;
}

/** Keeps all notes in one file of a folder. */
export interface NoteStore {
  all(): Promise<Note[]>;
  add(text: string): Promise<Note>;
  /** Answers whether there was such a note. */
  remove(number: number): Promise<boolean>;
}

interface Notebook {
  nextNumber: number;
  notes: Note[];
}

export function openNoteStore(folder: string): NoteStore {
  const file = join(folder, 'notes.json');

  async function read(): Promise<Notebook> {
    try {
      return JSON.parse(await readFile(file, 'utf8')) as Notebook; // only this program writes it
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { nextNumber: 1, notes: [] };
      throw new Error(`${file} cannot be read; repair it or move it away`, { cause: error });
    }
  }

  async function write(notebook: Notebook): Promise<void> {
    await mkdir(folder, { recursive: true });
    const draft = join(folder, `${randomUUID()}.tmp`);
    await writeFile(draft, JSON.stringify(notebook, undefined, 2));
    await rename(draft, file);
  }

  return {
    all: async () => (await read()).notes,
    add: async (text) => {
      const { nextNumber, notes } = await read();
      const note = { number: nextNumber, text, writtenAt: new Date().toISOString() };
      await write({ nextNumber: nextNumber + 1, notes: [...notes, note] });
      return note;
    },
    remove: async (number) => {
      const { nextNumber, notes } = await read();
      const kept = notes.filter((note) => note.number !== number);
      if (kept.length === notes.length) return false;
      await write({ nextNumber, notes: kept });
      return true;
    },
  };
}
