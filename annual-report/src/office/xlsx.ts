export { readXlsx, xlsxText } from './read-xlsx.ts'
export { type CheckedFile, findingsToXlsx, toXlsx } from './write-xlsx.ts'
