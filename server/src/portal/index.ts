/** The public shell: document, components, assets, page cache. Wings hand it plain data. */

export { assetUrl, type PortalAsset, portalAssets, serveAssets } from './assets.ts'
export { bodyPages } from './bodies/routes.ts'
export {
  type ArticleBlock,
  type BodyBlock,
  type HomeBlock,
  type LoadedBlock,
  loadBlocks,
  type ShownBlock,
} from './contributions.ts'
export {
  type Crumb,
  type NavEntry,
  type PageProps,
  PortalPage,
  page,
  type Section,
  type Site,
} from './document.tsx'
export { errorPage, type PageError } from './error-page.tsx'
export { GalleryPage } from './gallery/gallery-page.tsx'
export { bodiesBlock, platformBlock } from './home/own-blocks.tsx'
export { homePages } from './home/routes.ts'
export type { Reads } from './keeper.ts'
export { ledgerPages } from './ledger/routes.tsx'
export { type ArticleMeta, articleTags, type ColumnMeta, columnTags, type Tags } from './meta.ts'
export { type MinePages, minePages } from './mine/routes.tsx'
export { sitePages } from './own/routes.tsx'
export { createPageCache, type PageCache } from './page-cache.ts'
export { type PageHandler, pageKey, publicPage, questionOf, sendPrivatePage } from './pages.ts'
export { isElder } from './preferences.ts'
export { bodyLoader } from './search/body-item.ts'
export { officialNames } from './search/official-names.ts'
export { searchPages } from './search/routes.tsx'
export { bodiesAt, keepSites, siteFor } from './site.ts'
export {
  ArticleHeader,
  ArticleTools,
  type Attachment,
  Attachments,
  type DocumentMetadata,
  fileSize,
  MetadataTable,
  OfficialLetter,
} from './ui/article.tsx'
export { BlockGrid } from './ui/block-grid.tsx'
export {
  Columns,
  type Entrance,
  Entrances,
  Hero,
  Panel,
  PlatformFrame,
  type PlatformPart,
  platformParts,
  WithSide,
} from './ui/blocks.tsx'
export { type Bar, BarChart } from './ui/charts.tsx'
export { Checkboxes, type Choice, Radios, Select } from './ui/choices.tsx'
export type { FieldProps, Problems } from './ui/field.tsx'
export {
  DateField,
  FileField,
  FormKey,
  type KeptFile,
  ProblemSummary,
  TextArea,
  TextField,
} from './ui/forms.tsx'
export {
  outward,
  outwardLinks,
  type Place,
  Places,
  type Quick,
  QuickLinks,
  type Step,
  Steps,
  Telephone,
} from './ui/guide.tsx'
export { DocumentList, Facts, type ListedDocument, type NavItem, Pages, SideNav, Tabs } from './ui/lists.tsx'
export {
  EmptyState,
  Notice,
  Tag,
  Tombstone,
  type Tone,
  type Validity,
  ValidityBanner,
  validityNames,
} from './ui/notices.tsx'
export { QrCode } from './ui/qr.tsx'
export { type Facet, Facets, Marked, SearchForm, type SearchHit, SearchResults } from './ui/search.tsx'
export {
  DataTable,
  type Figure,
  FigureCards,
  type TableCell,
  type TableHead,
  type TableRow,
} from './ui/tables.tsx'
export { DueSteps, type Moment, Timeline } from './ui/timeline.tsx'
export { urls } from './urls.ts'
export { countViews, readByPeople } from './views.ts'
export { type WebsiteReportSource, websiteReportApi } from './website-report/api.ts'
