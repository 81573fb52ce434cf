import { findPersonal } from '@usance/protocol';

/** Texts that were found to be harmless, remembered, since nearly all that arrives was seen before. What looks personal is not remembered. */
export interface Guard {
  /** Whether a text looks as if it named a person or held a secret. */
  isPersonal(text: string): boolean;
}

const remembered = 20_000;

export function createGuard(): Guard {
  const harmless = new Set<string>();
  return {
    isPersonal(text) {
      if (harmless.has(text)) return false;
      if (findPersonal(text) !== undefined) return true;
      if (harmless.size >= remembered) harmless.clear();
      harmless.add(text);
      return false;
    },
  };
}
