import { CliError } from './cli-error.ts';
import { didYouMean } from './terminal/nearest.ts';

/** The action that a command's first word names; an unknown one is an error that names the nearest. */
export function chooseAction<Action>(actions: Readonly<Record<string, Action>>, word: string, command: string): Action {
  const action = Object.hasOwn(actions, word) ? actions[word] : undefined;
  if (action !== undefined) return action;
  const known = Object.keys(actions);
  throw new CliError(
    'usage',
    `usance ${command} cannot "${word}"${didYouMean(word, known) || `; it can ${known.join(', ')}`}`,
  );
}
