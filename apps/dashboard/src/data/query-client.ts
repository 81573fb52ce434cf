import { ApiError } from '@usance/api';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';

/** Codes that asking again would not change. */
const isFinal = (error: Error) =>
  error instanceof ApiError && error.problem !== undefined && error.problem.status < 500;

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof ApiError && error.problem?.code === code;
}

/** The cache of what the server said. `onSignedOut` is called when an answer shows that the session has ended. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: Error, query?: { queryKey: readonly unknown[] }) => {
    // Where the question was who is signed in, whoever asked deals with the answer.
    if (hasCode(error, 'not-signed-in') && query?.queryKey[0] !== 'session') onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError: (error) => onError(error) }),
    defaultOptions: {
      // A browser that thinks it is offline may well reach a server in the same house; if it does not, the page says so.
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        refetchOnReconnect: true,
        staleTime: 60_000,
        retry: (failures, error) => !isFinal(error) && failures < 2,
      },
    },
  });
}
