/** Files: public ones by the hash of their content, private ones encrypted under a random name and a key of their own. */

export {
  dropHeldFiles,
  dropStaleFiles,
  heldFiles,
  holdFiles,
  keepHeldFiles,
  takeHeldFiles,
  type WaitingFile,
} from './basket.ts'
export { fileText } from './file-text.ts'
export { handOut } from './hand-out.ts'
export { filesHeld, filesMissing } from './held.ts'
export { bygoneTypeOf, mediaTypeOf, publishedTypeOf } from './media-type.ts'
export {
  archiveCopies,
  findOfficeProgram,
  officeKind,
  officePages,
  readerSees,
} from './office-program.ts'
export { resealFiles } from './reseal.ts'
export { type FileInfo, type FileStore, fileOwner, openFileStore, storedFile } from './store.ts'
