export { readXlsx, xlsxText } from './read-xlsx.ts'
export { findingsToXlsx, toXlsx } from './write-xlsx.ts'
