import { z } from 'zod'

/** A published document as open data: its metadata, and where its text and proof are. */
export const openDocument = z.object({
  id: z.string(),
  title: z.string(),
  indexNumber: z.string(),
  documentNumber: z.string(),
  bodyId: z.string(),
  /** Who issued it beside the lead body; it is one record under one 索引号. */
  jointBodyIds: z.array(z.string()),
  columnId: z.string(),
  theme: z.string(),
  genre: z.string(),
  kind: z.enum(['rule', 'normative']).nullable(),
  validity: z.string(),
  writtenOn: z.string(),
  publishedAt: z.string(),
  abstract: z.string(),
  keywords: z.array(z.string()),
  digest: z.string(),
  url: z.string(),
  proofUrl: z.string(),
})
export type OpenDocument = z.infer<typeof openDocument>
export const openDocumentWhole = openDocument.extend({
  html: z.string(),
  attachments: z.array(
    z.object({ name: z.string(), mediaType: z.string(), size: z.number(), url: z.string() }),
  ),
})
export const openQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  body: z.uuid().optional(),
  column: z.string().max(40).optional(),
  since: z.iso.date().optional(),
})
export const openList = z.object({ items: z.array(openDocument), next: z.string().nullable() })
