/** The catalogue: documents with frozen editions, their publication and withdrawal, and what the public sees of them. */
export { documentsApi } from './api.ts'
export {
  classificationApi,
  classificationWording,
  countByAxis,
  fulfilmentInbox,
  itemsOn,
  listAxes,
  placeDocument,
  placementsOf,
} from './classification/index.ts'
export type { DocumentContent } from './contract.ts'
export { draftDocument } from './draft-document.ts'
export { proactiveFigures } from './figures.ts'
export { documentsInbox } from './inbox.ts'
export { bodyBlocks, latestBlocks } from './portal/blocks.tsx'
export { cataloguePages } from './portal/routes.tsx'
export { publishDocument, repealDocument, withdrawDocument } from './publish-document.ts'
export { listPublished, publicView } from './published.ts'
export { catalogueLoader } from './search-item.ts'
export { onDocumentDecided, submitDocument } from './submit-document.ts'
export { publishedFigures } from './website-figures.ts'
export { catalogueWording } from './wording.ts'
