import { words as english } from './words-en.ts';
import type { Words } from './words.ts';

/** The languages that there are words for, each loaded when somebody reads it; English is always there. */
const others = {
  de: async () => import('./words-de.ts'),
  fr: async () => import('./words-fr.ts'),
  es: async () => import('./words-es.ts'),
  it: async () => import('./words-it.ts'),
  pt: async () => import('./words-pt.ts'),
  ja: async () => import('./words-ja.ts'),
  zh: async () => import('./words-zh.ts'),
} satisfies Record<string, () => Promise<{ words: Words }>>;

/** Words, and the BCP 47 tag of the language that they are in. */
export interface Spoken {
  language: string;
  words: Words;
}

/**
 * The words in the first language of a list that there are words for. English where there is none, and where a file of the program's is
 * not there. Tags may be of BCP 47 (`pt-BR`) or a system's (`pt_BR.UTF-8`).
 */
export async function wordsIn(preferred: readonly string[]): Promise<Spoken> {
  for (const tag of preferred) {
    const language = tag.toLowerCase().split(/[^a-z]/)[0] ?? '';
    if (language === 'en') break;
    if (!Object.hasOwn(others, language)) continue;
    const loaded = await others[language as keyof typeof others]().catch(() => undefined); // its own key
    if (loaded) return { language, words: loaded.words };
  }
  return { language: 'en', words: english };
}
