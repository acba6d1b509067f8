/** Sites and their column trees: data, no code for a new one. */
export { hostOf, siteEditors, sitesApi } from './api.ts'
export { bodiesOfSite } from './bodies-of-site.ts'
export { columnsUnder } from './column-tree.ts'
export type { ColumnKind, SiteTheme } from './contract.ts'
export { mourningJob } from './mourn.ts'
export { type Profile, profileOf, saveProfile } from './profile.ts'
export {
  type Column,
  columnKindsOf,
  columnsAt,
  columnTree,
  columnWithSources,
  createSite,
  everyColumn,
  listColumns,
  listSites,
  type NewSite,
  type SiteIdentity,
  type SiteRecord,
  siteById,
  siteOf,
} from './queries.ts'
export { logoOf, siteSettingsApi } from './settings-api.ts'
export { openSite, saveSite, shareColumns } from './settle-site.ts'
export { createViewCounter, type ViewCounter, viewsOf } from './views.ts'
export { sitesWording } from './wording.ts'
