import { queryOptions } from '@tanstack/react-query'
import type { SiteView } from '@yangguang/server/contract/foundation/sites'
import type { CatalogueView } from '@yangguang/server/contract/publication/catalogue/classification'
import { api } from '../../lib/api.ts'

export const sitesQuery = queryOptions({
  queryKey: ['sites'],
  queryFn: () => api.get<SiteView[]>('/sites'),
  staleTime: 300_000,
})

export const catalogueQuery = queryOptions({
  queryKey: ['catalogue-items'],
  queryFn: () => api.get<CatalogueView>('/catalogue/items'),
  staleTime: 300_000,
})
