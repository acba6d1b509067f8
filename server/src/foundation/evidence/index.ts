/** Malicious posts handed to the police: sealed packages of what is hidden, and their receipts. */
export { evidenceApi } from './api.ts'
export type { EvidenceSource, Post } from './source.ts'
export { evidenceWording } from './wording.ts'
