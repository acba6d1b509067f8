export { docxText, readDocx } from './read-docx.ts'
export { toDocx } from './write-docx.ts'
