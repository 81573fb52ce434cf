import type { Purpose } from '../core/wire.ts';

/**
 * All that a question in one language says, in a window and in a terminal. `{program}`, `{day}` and `{reasons}` stand for what is put in.
 */
export interface Words {
  /** The question itself. */
  title: string;
  /** In its place, for somebody who agreed to less than there is by now. */
  titleAgain: string;
  /** What for, in one or two sentences. */
  why: string;
  /** Above the switches. */
  choices: string;
  purposes: Readonly<Record<Purpose, { name: string; detail: string }>>;
  /** Beside `basic`. */
  goesWithAll: string;
  acceptAll: string;
  acceptChosen: string;
  refuse: string;
  stop: string;
  stopAndDelete: string;
  /** For somebody who stopped before, and may still have deleted what was sent. */
  deleteSent: string;
  notNow: string;
  close: string;
  preview: string;
  /** Above the fields that requests would hold. */
  nothingYet: string;
  /** How to change it later; where follows, as `settings` unless the program says it. */
  change: string;
  settings: string;
  privacy: string;
  /** What was answered before, or holds without an answer. */
  granted: string;
  denied: string;
  erased: string;
  unlessRefused: string;
  /** Of a plan that grew since then. */
  wider: string;
  /** Something else than the person says off. */
  off: string;
  deleting: string;
  deleteFailed: string;
  /** In a terminal: what a yes does, and the keys, each with what is to be typed first. */
  yesSends: string;
  keys: Readonly<Record<'yes' | 'no' | 'preview' | 'later', string>>;
}

/** The text with what stands for `{name}` put in. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (slot, name: string) => values[name] ?? slot);
