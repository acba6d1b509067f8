import { diffArrays, diffChars } from 'diff'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'
import { textOf } from '#platform/html'
import { attributeLabels, type DocumentContent, groundLabels } from '../contract.ts'
import { contentOf } from '../edition.ts'
import type { Tables } from '../tables.ts'
import type { Comparison } from './contract.ts'

type Pieces = NonNullable<Comparison['text'][number]['left']>

/** Two editions side by side: fields, text by paragraph and character, attachments by content. */
export async function compareEditions(db: Db, id: string, from: number, to: number): Promise<Comparison> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('catalogue_edition')
    .select(['no', 'canonical', 'frozen_at'])
    .where('document_id', '=', id)
    .where('no', 'in', [from, to])
    .where('destroyed_at', 'is', null)
    .execute()
  const older = rows.find((row) => row.no === from)
  const newer = rows.find((row) => row.no === to)
  if (!older || !newer) throw new Refusal('documents.no_edition', 404)
  const [left, right] = [contentOf(older.canonical), contentOf(newer.canonical)]
  return {
    from: { no: older.no, frozenAt: older.frozen_at.toISOString() },
    to: { no: newer.no, frozenAt: newer.frozen_at.toISOString() },
    fields: differentFields(left, right),
    text: besides(textOf(left.body).split('\n'), textOf(right.body).split('\n')),
    attachments: differentFiles(left, right),
  }
}

function differentFields(left: DocumentContent, right: DocumentContent) {
  const fields: [string, (content: DocumentContent) => string][] = [
    ['标题', (content) => content.title],
    ['文号', (content) => content.documentNumber],
    ['成文日期', (content) => content.writtenOn],
    ['公开属性', (content) => attributeLabels[content.attribute]],
    ['法定情形', (content) => (content.groundCode ? groundLabels[content.groundCode] : '')],
    ['依据和理由', (content) => content.ground],
    ['有效期至', (content) => content.validUntil ?? ''],
    ['关键词', (content) => content.keywords.join('、')],
    ['内容概述', (content) => content.abstract],
    ['公示依据', (content) => content.publicNotice?.basis ?? ''],
    ['公示截止', (content) => content.publicNotice?.until ?? ''],
  ]
  return fields.flatMap(([label, value]) =>
    value(left) === value(right) ? [] : [{ label, from: value(left), to: value(right) }],
  )
}

/** Paragraphs in two columns; one that was changed stands beside what it was, with the letters that differ. */
export function besides(left: readonly string[], right: readonly string[]): Comparison['text'] {
  const rows: Comparison['text'] = []
  let removed: string[] = []
  const flush = (added: readonly string[]) => {
    for (let at = 0; at < Math.max(removed.length, added.length); at++) {
      const [was, is] = [removed[at], added[at]]
      rows.push(
        was !== undefined && is !== undefined
          ? changed(was, is)
          : { left: all(was, 'removed'), right: all(is, 'added') },
      )
    }
    removed = []
  }
  for (const part of diffArrays([...left], [...right])) {
    if (part.removed) removed = part.value
    else if (part.added) flush(part.value)
    else {
      flush([])
      for (const text of part.value) rows.push({ left: all(text, 'same'), right: all(text, 'same') })
    }
  }
  flush([])
  return rows
}

function all(text: string | undefined, change: Pieces[number]['change']): Pieces | null {
  return text === undefined ? null : [{ text, change }]
}

function changed(was: string, is: string): Comparison['text'][number] {
  const parts = diffChars(was, is)
  const side = (other: 'added' | 'removed', own: 'added' | 'removed') =>
    parts
      .filter((part) => !part[other])
      .map((part) => ({ text: part.value, change: part[own] ? own : ('same' as const) }))
  return { left: side('added', 'removed'), right: side('removed', 'added') }
}

function differentFiles(left: DocumentContent, right: DocumentContent): Comparison['attachments'] {
  const names = [...new Set([...left.attachments, ...right.attachments].map((file) => file.name))]
  return names.map((name) => {
    const was = left.attachments.find((file) => file.name === name)
    const is = right.attachments.find((file) => file.name === name)
    const change = !was ? 'added' : !is ? 'removed' : was.hash === is.hash ? 'same' : 'replaced'
    return { name, change }
  })
}
