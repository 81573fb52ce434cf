import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Asks again for what a change made old: every question whose key begins with `queryKey`. One that is still under way
 * was asked before the change and may be answered without it; by itself the cache would be content with that answer.
 */
export async function askAgain(cache: QueryClient, queryKey: QueryKey): Promise<void> {
  await cache.cancelQueries({ queryKey });
  await cache.invalidateQueries({ queryKey });
}
