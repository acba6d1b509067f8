/** Official letters: dated texts with merge fields, one frozen text, written as a page and as a Word document (GB/T 9704). */
export { lettersApi } from './api.ts'
export { letterDocx } from './docx.ts'
export type { Letter } from './letter.ts'
export { letterPdf, type SealImage, type SignOff, signOffPdf, typeset, useFonts } from './pdf.ts'
export { saveSeal, sealOf } from './seal.ts'
export { listTemplates, saveTemplate, templateFor } from './store.ts'
export { fillTemplate, type LetterField, type LetterKind, type LetterTemplate } from './template.ts'
export { lettersWording } from './wording.ts'
