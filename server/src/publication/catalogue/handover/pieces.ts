import { sql } from 'kysely'
import { listBodies } from '#foundation/bodies'
import { type FileStore, storedFile } from '#foundation/files'
import { everyColumn } from '#foundation/sites'
import { type Clock, dayInShanghai } from '#platform/clock'
import type { Db } from '#platform/db'
import { attributeLabels, type DocumentContent, stateLabels } from '../contract.ts'
import { contentOf } from '../edition.ts'
import { filesIn } from '../edition-files.ts'
import { importFields } from '../import/contract.ts'
import { themesAndGenres } from '../queries.ts'
import { relationLabels } from '../relations/contract.ts'
import { relationsOf } from '../relations/relations.ts'
import type { Tables } from '../tables.ts'
import { type Converters, copyPieces, ofdOf } from './archive-copies.ts'
import { archivePdf } from './archive-pdf.ts'
import type { Piece } from './bag.ts'

/** A document, and the edition that is meant; without one the text as it is now. */
export interface Wanted {
  document: string
  edition: string | null
}

const AT_ONCE = 50
/** Documents of one list: it is held in memory until it is whole. */
const LISTED = 1_000
const pictureTypes: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
}

/**
 * Documents as files that anybody can read: facts, text, text as PDF/A, every edition with its digest, attachments, and lists
 * that `documents import` reads back; with converters also copies of text and attachments as archives want them.
 * @param drafts also editions that were never made public
 */
export async function* documentPieces(
  db: Db,
  clock: Clock,
  files: FileStore,
  wanted: readonly Wanted[],
  { drafts, converters }: { drafts: boolean; converters: Converters },
): AsyncGenerator<Piece> {
  const names = await namesFor(db, clock)
  const packed = new Map<string, string>()
  const copies = new Map<string, string[]>()
  const lines: string[] = []
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    const part = wanted.slice(at, at + AT_ONCE)
    const records = await readDocuments(db, part, drafts)
    const named = [...records.values()].flatMap(({ content }) => filesIn(content))
    const fresh = [...new Set(named)].filter((id) => !packed.has(id))
    for (const id of fresh) yield* filePiece(db, files, id, packed)
    yield* copyPieces(db, files, converters, packed, fresh, copies)
    for (const [offset, { document }] of part.entries()) {
      const record = records.get(document)
      if (!record) continue
      const folder = `文件/${String(at + offset + 1).padStart(6, '0')}`
      const content = withFiles(record.content, packed)
      yield* textPieces(files, db, folder, record, content, packed, converters)
      yield { path: `${folder}/元数据.json`, content: json(await factsOf(db, record, names, packed, copies)) }
      for (const { no, canonical } of record.editions)
        if (canonical) yield { path: `${folder}/版本/${no}.json`, content: Buffer.from(canonical) }
      if (record.state === 'published') lines.push(lineOf(record, content, names, packed, folder))
    }
    if (lines.length >= LISTED || at + AT_ONCE >= wanted.length) {
      const list = lines.splice(0)
      if (list.length > 0)
        yield {
          path: `目录-${String(Math.ceil((at + AT_ONCE) / LISTED)).padStart(4, '0')}.csv`,
          content: Buffer.from(
            `\ufeff${[csv([...Object.values(importFields), '所在文件夹']), ...list].join('\r\n')}\r\n`,
          ),
        }
    }
  }
}

type Names = Awaited<ReturnType<typeof namesFor>>
async function namesFor(db: Db, clock: Clock) {
  const [bodies, columns, { themes, genres }] = await Promise.all([
    listBodies(db, clock.today()),
    everyColumn(db),
    themesAndGenres(db),
  ])
  const titleOf = new Map(themes.map(({ code, title }) => [code, title]))
  return {
    bodies: new Map(bodies.map(({ id, name, code }) => [id, { name, code }])),
    columns: new Map(columns.map(({ id, title }) => [id, title])),
    themes: new Map(
      themes.map(({ code, parent, title }) => [code, parent ? `${titleOf.get(parent)}\\${title}` : title]),
    ),
    genres: new Map(genres.map(({ code, label }) => [code, label])),
  }
}

type Packed = NonNullable<Awaited<ReturnType<typeof readDocuments>> extends Map<string, infer R> ? R : never>
async function readDocuments(db: Db, wanted: readonly Wanted[], drafts: boolean) {
  const ids = wanted.map(({ document }) => document)
  const own = db.withTables<Tables>()
  const [rows, editions] = await Promise.all([
    own.selectFrom('catalogue_document').selectAll().where(sql<boolean>`id = any(${ids}::uuid[])`).execute(),
    own
      .selectFrom('catalogue_edition')
      .select(['id', 'document_id', 'no', 'canonical', 'digest', 'published_at', 'destroyed_at'])
      .where(sql<boolean>`document_id = any(${ids}::uuid[])`)
      .$if(!drafts, (query) => query.where('published_at', 'is not', null))
      .orderBy('no')
      .execute(),
  ])
  const editionOf = new Map(wanted.map(({ document, edition }) => [document, edition]))
  return new Map(
    rows.flatMap((row) => {
      const own = editions
        .filter((edition) => edition.document_id === row.id)
        .map((edition) => ({ ...edition, canonical: edition.destroyed_at ? undefined : edition.canonical }))
      const meant = own.find(({ id }) => id === editionOf.get(row.id))
      // What was destroyed as a leak is in no package, whenever it is fetched.
      if (editionOf.get(row.id) !== null && !meant?.canonical) return []
      const content = meant?.canonical ? contentOf(meant.canonical) : row.content
      return [[row.id, { ...row, content, editions: own }] as const]
    }),
  )
}

/** An attachment or picture, once however many documents name it, under a name that no other file has. */
async function* filePiece(
  db: Db,
  files: FileStore,
  id: string,
  packed: Map<string, string>,
): AsyncGenerator<Piece> {
  const file = await files.open(db, id)
  if (!file) return
  const name = `${id.slice(-8)}-${file.info.name.replace(/[\p{Cc}/\\;；|:*?"<>]/gu, '_').slice(-120)}`
  packed.set(id, name)
  yield { path: `附件/${name}`, content: file.stream }
}

/** Pictures by where they lie in the package instead of their address on the portal. */
function withFiles(content: DocumentContent, packed: ReadonlyMap<string, string>): string {
  return content.body.replace(/src="\/files\/([0-9a-f-]{36})[^"]*"/g, (whole, id: string) => {
    const name = packed.get(id)
    return name ? `src="附件/${escaped(name)}"` : whole
  })
}

async function* textPieces(
  files: FileStore,
  db: Db,
  folder: string,
  { content, index_number }: Packed,
  body: string,
  packed: ReadonlyMap<string, string>,
  converters: Converters,
): AsyncGenerator<Piece> {
  const page = [
    '<!doctype html>',
    `<html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(content.title)}</title></head><body>`,
    `<h1>${escaped(content.title)}</h1>`,
    body.replaceAll('src="附件/', 'src="../../附件/'),
    ...content.attachments.map(
      ({ fileId, name }) =>
        `<p>附件：<a href="../../附件/${escaped(packed.get(fileId) ?? '')}">${escaped(name)}</a></p>`,
    ),
    '</body></html>',
  ]
  yield { path: `${folder}/正文.html`, content: Buffer.from(page.join('\n')) }
  const pictures: Record<string, Buffer> = {}
  for (const [, id = ''] of content.body.matchAll(/src="\/files\/([0-9a-f-]{36})/g)) {
    const kind = pictureTypes[(await storedFile(db, id))?.mediaType ?? '']
    const file = kind && (await files.read(db, id))
    if (file) pictures[`${id}.${kind}`] = file.content
  }
  const pdf = archivePdf(content, index_number ?? '', pictures)
  if (!pdf) return
  yield { path: `${folder}/正文.pdf`, content: pdf }
  const ofd = await ofdOf(converters, pdf)
  if (ofd) yield { path: `${folder}/正文.ofd`, content: ofd }
}

async function factsOf(
  db: Db,
  row: Packed,
  names: Names,
  packed: ReadonlyMap<string, string>,
  copies: ReadonlyMap<string, string[]>,
) {
  const { content } = row
  const relations = await relationsOf(db, row.id)
  return {
    id: row.id,
    title: content.title,
    indexNumber: row.index_number ?? '',
    documentNumber: content.documentNumber,
    publisher: names.bodies.get(row.body_id) ?? null,
    jointIssuers: content.jointIssuers.map((id) => names.bodies.get(id)?.name ?? id),
    state: stateLabels[row.state],
    attribute: attributeLabels[content.attribute],
    ground: content.ground,
    writtenOn: content.writtenOn,
    publishedOn: row.published_at ? dayInShanghai(row.published_at) : null,
    column: names.columns.get(content.columnId) ?? content.columnId,
    theme: names.themes.get(content.theme) ?? content.theme,
    genre: names.genres.get(content.genre) ?? content.genre,
    validity: row.validity,
    effectiveOn: content.effectiveOn ?? null,
    validUntil: content.validUntil,
    repealedOn: row.repealed_on,
    withdrawn: row.withdrawn_at
      ? { on: dayInShanghai(row.withdrawn_at), kind: row.withdrawal, reason: row.withdrawal_reason }
      : null,
    keywords: content.keywords,
    abstract: content.abstract,
    relations: relations.map(({ kind, direction, title, url, documentId }) => ({
      kind: relationLabels[kind][direction === 'forth' ? 0 : 1],
      title,
      url,
      documentId,
    })),
    editions: row.editions.map(({ no, digest, published_at, destroyed_at }) => ({
      no,
      digest: digest.toString('hex'),
      publishedOn: published_at ? dayInShanghai(published_at) : null,
      destroyed: destroyed_at !== null,
    })),
    attachments: content.attachments.map(({ fileId, name, mediaType, size, hash }) => ({
      name,
      mediaType,
      size,
      hash,
      path: packed.has(fileId) ? `附件/${packed.get(fileId)}` : null,
      copies: copies.get(fileId) ?? [],
    })),
  }
}

/** A line as `documents import` reads it. */
function lineOf(
  row: Packed,
  body: string,
  names: Names,
  packed: ReadonlyMap<string, string>,
  folder: string,
): string {
  const { content } = row
  const values: Record<keyof typeof importFields, string> = {
    title: content.title,
    body,
    publishedOn: row.published_at ? dayInShanghai(row.published_at) : '',
    writtenOn: content.writtenOn,
    documentNumber: content.documentNumber,
    indexNumber: row.index_number ?? '',
    column: names.columns.get(content.columnId) ?? '',
    theme: names.themes.get(content.theme) ?? '',
    genre: names.genres.get(content.genre) ?? '',
    kind: content.kind === 'rule' ? '规章' : content.kind === 'normative' ? '行政规范性文件' : '',
    keywords: content.keywords.join(';'),
    abstract: content.abstract,
    validUntil: content.validUntil ?? '',
    source: '',
    attachments: content.attachments.flatMap(({ fileId }) => packed.get(fileId) ?? []).join(';'),
  }
  return csv([
    ...Object.keys(importFields).map((field) => values[field as keyof typeof importFields]),
    folder,
  ])
}

const csv = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
const json = (value: object) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '')
