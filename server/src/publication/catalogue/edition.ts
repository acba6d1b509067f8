import { type DocumentContent, documentContent } from './contract.ts'

/** The content inside a frozen edition. */
export function contentOf(canonical: string): DocumentContent {
  return documentContent.parse(JSON.parse(canonical))
}
