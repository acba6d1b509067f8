import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import type { Me } from '@yangguang/server/contract/foundation/identity'
import { api } from '../lib/api.ts'

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => api.get<Me>('/session'),
  staleTime: 60_000,
  retry: false,
})

/** The signed-in person; used below the shell, which has them already. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data
}
