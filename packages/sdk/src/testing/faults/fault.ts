import type { InitOptions } from '../../index.ts';
import type { SabotageName } from './sabotage.ts';

/** Something that is wrong with the world of a program. */
export interface Fault {
  /** As in "the disk is full". */
  name: string;
  /** Brings it about before the program begins. Answers what is different then, and how it ends. */
  arrange?: (place: Place) => Arrangement | Promise<Arrangement>;
  /** What the program does to itself. */
  sabotage?: SabotageName;
  /** What the program gets as arguments is what no type allows. */
  isHostile?: boolean;
}

export interface Place {
  /** A folder for this fault alone. */
  root: string;
  /** What the program takes for its storage folder. It is not there yet, but the one above it is. */
  folder: string;
  /** A folder as a program left it that ran there before, with every kind of file in it. */
  used: string;
}

export interface Arrangement {
  options?: Partial<InitOptions>;
  environment?: NodeJS.ProcessEnv;
  /** What the program's command is put behind. */
  before?: readonly string[];
  /** Arguments of Node's. */
  nodeArgs?: readonly string[];
  /** Called when the program is over. */
  undo?: () => unknown;
}
