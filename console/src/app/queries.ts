import { MutationCache, QueryClient } from '@tanstack/react-query'
import { ApiProblem } from '../lib/api.ts'

/** What the console knows of the server's answers. */
export const queries: QueryClient = new QueryClient({
  // Whatever was done, or refused, may have changed what other pages remember: they read it anew when they are opened.
  mutationCache: new MutationCache({
    onSuccess: () => queries.invalidateQueries({ refetchType: 'none' }),
    onError: () => queries.invalidateQueries({ refetchType: 'none' }),
  }),
  defaultOptions: {
    // The browser's guess of being offline says nothing about a server in the same building.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 5_000,
      // A lawful no does not become a yes by asking again.
      retry: (count, error) => !(error instanceof ApiProblem) && count < 2,
    },
  },
})
