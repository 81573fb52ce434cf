import { queryOptions } from '@tanstack/react-query';

/** The map with its outlines of 90 kB, which come when the page already stands. */
export const worldMapQuery = queryOptions({
  queryKey: ['world-map'],
  queryFn: async () => (await import('../../ui/charts/world/WorldMap.tsx')).WorldMap,
  staleTime: Infinity,
});
