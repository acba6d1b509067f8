/** The catalogue: documents with frozen editions, their publication and withdrawal, and what the public sees of them. */
export { agendaApi } from './agenda/api.ts'
export { agendaPages } from './agenda/pages.tsx'
export { fulfilRelease, planRelease } from './agenda/releases.ts'
export { enterWithheldItem } from './agenda/withheld-items.ts'
export { agendaWording } from './agenda/wording.ts'
export { documentsApi } from './api.ts'
export {
  classificationApi,
  classificationWording,
  countByAxis,
  enterItem,
  fulfilmentInbox,
  itemsOn,
  listAxes,
  placeDocument,
  placementsOf,
  powersOf,
  type UnderPower,
  underPower,
} from './classification/index.ts'
export { clocksApi } from './clocks/api.ts'
export { duesOf } from './clocks/board.ts'
export type { DocumentContent } from './contract.ts'
export { draftDocument } from './draft-document.ts'
export { editorApi } from './editor/api.ts'
export { tidyWorkingCopies } from './editor/working-copy.ts'
export {
  type DocumentFacts,
  documentFacts,
  interpretationsOf,
  type PublishedFacts,
  publishedAmong,
} from './facts.ts'
export { proactiveFigures } from './figures.ts'
export { freshnessMatters } from './freshness.ts'
export { signConfidentiality } from './gate/confidentiality.ts'
export { scheduleJob } from './gate/schedule.ts'
export { handoverApi } from './handover/api.ts'
export type { Piece } from './handover/bag.ts'
export { handOver, noteReceipt } from './handover/hand-over.ts'
export { exportPieces } from './handover/package.ts'
export { handoverWording } from './handover/wording.ts'
export { importsApi } from './import/api.ts'
export { bringIn } from './import/bulk.ts'
export { importFields } from './import/contract.ts'
export { runCrawls } from './import/crawl-batch.ts'
export { beginImport, checkImport, runImports, undoImport } from './import/import-batch.ts'
export { movedFrom, oldAddressesOf } from './import/old-addresses.ts'
export { bodyOfImport, everyRow, importReport as importReportOf } from './import/report.ts'
export { importWording } from './import/wording.ts'
export { documentsInbox } from './inbox.ts'
export { linksApi } from './links/api.ts'
export { checkLinks } from './links/check-links.ts'
export { documentsNaming } from './naming.ts'
export { openDataApi } from './open/api.ts'
export { documentMatters, findDocuments } from './overview.ts'
export { bodyBlocks, latestBlocks } from './portal/blocks.tsx'
export { relatedBlock } from './portal/related.tsx'
export { cataloguePages } from './portal/routes.tsx'
export { publishDocument, repealDocument, withdrawDocument } from './publish-document.ts'
export { listPublished, publicView, withdrawnDocuments } from './published.ts'
export { bodyOfDocument } from './queries.ts'
export { relationsApi } from './relations/api.ts'
export {
  holdDocument,
  relateDocuments,
  relationsOf,
  relationsOnPage,
  releaseDocument,
} from './relations/relations.ts'
export { relationsWording } from './relations/wording.ts'
export { catalogueLoader } from './search-item.ts'
export { onDocumentDecided, submitDocument } from './submit-document.ts'
export { termsApi } from './terms/api.ts'
export { termsWording } from './terms/wording.ts'
export { PARTS as uploadParts, uploadsApi } from './upload/api.ts'
export { openReceiving, type Receiving } from './upload/receive.ts'
export { announceCleanup, settleCleanups } from './validity/announce.ts'
export { cleanupApi } from './validity/api.ts'
export { cleanupDetail, decideCleanup, openCleanup } from './validity/cleanup.ts'
export { expireDocuments } from './validity/expire.ts'
export { takeEffect } from './validity/take-effect.ts'
export { cleanupWording } from './validity/wording.ts'
export { publishedFigures } from './website-figures.ts'
export { catalogueWording } from './wording.ts'
