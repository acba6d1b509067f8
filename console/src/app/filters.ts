import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ListSearch } from './root.ts'

/** The filters of the list one is looking at: they stand in its address, so that it can be shared and come back to. */
export function useFilters(): [ListSearch, (change: ListSearch) => void] {
  const search: ListSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  return [
    search,
    (change) =>
      void navigate({ to: '.', search: (before: ListSearch) => ({ ...before, ...change }), replace: true }),
  ]
}
