/** Sites and their column trees: data, no code for a new one. */
export { hostOf, siteEditors, sitesApi } from './api.ts'
export { columnsUnder } from './column-tree.ts'
export type { ColumnKind } from './contract.ts'
export {
  type Column,
  columnTree,
  createSite,
  everyColumn,
  listColumns,
  listSites,
  type NewSite,
  type SiteRecord,
  siteById,
  siteOf,
} from './queries.ts'
export { sitesWording } from './wording.ts'
