import { sql } from 'kysely'
import { type FileStore, mediaTypeOf } from '#foundation/files'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { maskFile, maskPersonal, stripFile } from '#foundation/scan'
import type { Clock } from '#platform/clock'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { sanitise } from '#platform/html'
import type { DocumentContent } from '../contract.ts'
import { cleaned, columnsOfDraft, lockFor } from '../store.ts'
import type { Tables } from '../tables.ts'
import { findingsIn } from './judge-draft.ts'

export interface Cleaning {
  version: number
  how: 'mask' | 'strip' | 'all'
  /** Null: the text itself. */
  fileId: string | null
}

/** One click masks the numbers in the text or a file, or strips what a file hides; the original stays for the body's own people. */
export async function cleanDraft(
  tx: Tx,
  clock: Clock,
  files: FileStore,
  actor: Actor,
  id: string,
  cleaning: Cleaning,
): Promise<number> {
  const { row, next } = await lockFor(tx, id, 'edit', cleaning.version)
  const content =
    cleaning.how === 'all'
      ? await withEverythingClean(tx, clock, files, actor, id, row.content)
      : cleaning.fileId === null
        ? maskedText(row.content)
        : await withCleanFile(tx, clock, files, actor, id, row.content, cleaning.fileId, cleaning.how)
  const version = row.version + 1
  await tx
    .withTables<Tables>()
    .updateTable('catalogue_document')
    .set({
      ...columnsOfDraft(row, content),
      content: sql<DocumentContent>`${JSON.stringify(content)}::jsonb`,
      state: next,
      version,
      updated_at: clock.now(),
    })
    .where('id', '=', id)
    .execute()
  await record(tx, clock, {
    kind: 'document.cleaned',
    subject: { kind: 'document', id },
    body: row.body_id,
    actor: actor.id,
    payload: { version, how: cleaning.how, file: cleaning.fileId },
  })
  return version
}

/** Whatever the checks found and can mend by themselves; what is hidden in a file goes before its numbers are masked. */
async function withEverythingClean(
  tx: Tx,
  clock: Clock,
  files: FileStore,
  actor: Actor,
  id: string,
  content: DocumentContent,
): Promise<DocumentContent> {
  const findings = (await findingsIn(tx, files, content)).filter((found) => found.level === 'block')
  let clean = findings.some((found) => !found.fileId && found.remedy === 'mask')
    ? maskedText(content)
    : content
  for (const { fileId } of content.attachments) {
    let current = fileId
    for (const how of ['strip', 'mask'] as const) {
      if (!findings.some((found) => found.fileId === fileId && found.remedy === how)) continue
      const at = clean.attachments.findIndex((file) => file.fileId === current)
      clean = await withCleanFile(tx, clock, files, actor, id, clean, current, how)
      current = clean.attachments[at]?.fileId ?? current
    }
  }
  return clean
}

function maskedText(content: DocumentContent): DocumentContent {
  return cleaned({
    ...content,
    title: maskPersonal(content.title),
    abstract: maskPersonal(content.abstract),
    keywords: content.keywords.map(maskPersonal),
    body: maskHtml(content.body),
  })
}

/** Masks what stands in a block as a whole, even where tags divide it: a mask keeps the length, so each piece takes its share. */
export function maskHtml(html: string): string {
  return sanitise(html)
    .split(/(<\/?(?:p|h[1-6]|li|tr|td|th|caption|figcaption|blockquote|table|ul|ol)\b[^>]*>)/)
    .map((block) => {
      const pieces = block.split(/(<[^>]*>|&[a-z#0-9]+;)/)
      const text = pieces.filter((_, index) => index % 2 === 0).join('')
      const masked = maskPersonal(text)
      if (masked === text) return block
      let at = 0
      return pieces
        .map((piece, index) => {
          if (index % 2 === 1) return piece
          at += piece.length
          return masked.slice(at - piece.length, at)
        })
        .join('')
    })
    .join('')
}

async function withCleanFile(
  tx: Tx,
  clock: Clock,
  files: FileStore,
  actor: Actor,
  id: string,
  content: DocumentContent,
  fileId: string,
  how: 'mask' | 'strip',
): Promise<DocumentContent> {
  const attached = content.attachments.find((file) => file.fileId === fileId)
  const file = attached && (await files.read(tx, fileId))
  if (!attached || !file) throw new Refusal('documents.no_attachment', 404)
  const copy =
    how === 'mask'
      ? await maskFile(attached.name, file.content)
      : await stripFile(attached.name, file.content)
  const mediaType = copy && mediaTypeOf(attached.name, copy)
  if (!copy || !mediaType) throw new Refusal('documents.cannot_clean', 422, { name: attached.name })
  const stored = await files.put(tx, {
    class: 'private',
    name: attached.name,
    mediaType,
    content: copy,
    createdBy: actor.id,
  })
  await tx
    .withTables<Tables>()
    .insertInto('catalogue_original')
    .values({
      file_id: stored.id,
      document_id: id,
      original_id: fileId,
      how,
      made_by: actor.id,
      made_at: clock.now(),
    })
    .execute()
  const replaced = { ...attached, fileId: stored.id, mediaType, size: stored.size, hash: stored.hash }
  return {
    ...content,
    attachments: content.attachments.map((other) => (other.fileId === fileId ? replaced : other)),
  }
}
