/** What a browser forbids, or has no room for, is lived with: the caller goes on without. */
export function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
