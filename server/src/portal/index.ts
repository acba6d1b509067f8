/** The public shell: document, components, assets, page cache. Wings hand it plain data. */
export { serveAssets } from './assets.ts'
export { type Crumb, type PageProps, page, type Section, type Site } from './document.tsx'
export { errorPage } from './error-page.tsx'
export { createPageCache, type PageCache, type Reads } from './page-cache.ts'
export { type PageHandler, publicPage, sendPrivatePage } from './pages.ts'
export { siteFor } from './site.ts'
export {
  type Choice,
  Notice,
  ProblemSummary,
  type Problems,
  Radios,
  Select,
  TextArea,
  TextField,
} from './ui/forms.tsx'
export { DocumentList, Facts, type ListedDocument, Pages, SideNav } from './ui/lists.tsx'
export { type Moment, Timeline } from './ui/timeline.tsx'
export { urls } from './urls.ts'
