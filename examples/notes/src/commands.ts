import type { NoteStore } from './note-store.ts';
import type { TypedTelemetry } from './telemetry.generated.ts';

export interface CommandContext {
  store: NoteStore;
  telemetry: TypedTelemetry;
  print: (line: string) => void;
}

/** A command does its work and answers the program's exit code. */
export type Command = (context: CommandContext, words: readonly string[]) => Promise<number>;

export const commands: Readonly<Record<string, Command>> = {
  add: async ({ store, telemetry, print }, words) => {
    const text = words.join(' ').trim();
    if (text === '') return misused(print, 'add needs the text of the note: notes add "buy milk"');
    const note = await store.add(text);
    // What was done, and how much of it. Never the text itself.
    telemetry.track('Notes/Add', text.length);
    print(`Added note ${note.number}.`);
    return 0;
  },

  list: async ({ store, telemetry, print }) => {
    const notes = await store.all();
    telemetry.track('Notes/List', notes.length);
    if (notes.length === 0) print('There are no notes yet.');
    for (const { number, text } of notes) print(`${number}  ${text}`);
    return 0;
  },

  search: async ({ store, telemetry, print }, words) => {
    const wanted = words.join(' ').toLowerCase();
    if (wanted === '') return misused(print, 'search needs a word: notes search milk');
    const found = (await store.all()).filter(({ text }) => text.toLowerCase().includes(wanted));
    telemetry.track('Notes/Search', found.length);
    if (found.length === 0) print('No note matches.');
    for (const { number, text } of found) print(`${number}  ${text}`);
    return found.length === 0 ? 1 : 0;
  },

  remove: async ({ store, telemetry, print }, [word = '']) => {
    if (!/^\d+$/.test(word)) return misused(print, 'remove needs the number of a note: notes remove 3');
    if (!(await store.remove(Number(word)))) {
      print(`There is no note ${word}.`);
      return 1;
    }
    telemetry.track('Notes/Remove');
    print(`Removed note ${word}.`);
    return 0;
  },

  export: async ({ store, telemetry, print }) => {
    const notes = await store.all();
    telemetry.track('Export/JSON', notes.length);
    print(JSON.stringify(notes, undefined, 2));
    return 0;
  },
};

function misused(print: CommandContext['print'], advice: string): number {
  print(advice);
  return 2;
}
