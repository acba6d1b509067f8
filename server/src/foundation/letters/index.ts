/** Official letters: one frozen text, written as a page and as a Word document in the layout of GB/T 9704. */
export { letterDocx } from './docx.ts'
export type { Letter } from './letter.ts'
