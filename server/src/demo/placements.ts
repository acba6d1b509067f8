import type { Day } from '#platform/clock'
import type { Tx } from '#platform/db'
import { type DocumentContent, placeDocument } from '#publication/catalogue'
import { demoColumns } from './columns.ts'
import { clockAt, type Office } from './office.ts'

const openness: Readonly<Record<string, string>> = {
  rule: 'decision',
  scheme: 'decision',
  opinion: 'decision',
  notice: 'execution',
  notice_public: 'management',
  announcement: 'result',
  circular: 'result',
}
const fields: Readonly<Record<string, string>> = {
  czxx: '03',
  shbz: '19',
  yj: '14',
  jcxx: '15',
}

/** Places a demonstration document as its column and genre say. */
export async function placeDemo(
  tx: Tx,
  office: Office,
  written: Day,
  id: string,
  content: DocumentContent,
): Promise<void> {
  const item = demoColumns.find((column) => column.id === content.columnId)?.statutoryItem
  const stage = openness[content.genre]
  const field = fields[content.columnId]
  await placeDocument(tx, clockAt(written), undefined, { id, bodyId: office.id, siteId: undefined }, [
    ...(item ? [{ axis: 'statutory', code: `20-${String(item).padStart(2, '0')}` }] : []),
    ...(stage ? [{ axis: 'openness', code: stage }] : []),
    ...(field && written >= '2019-12-26' ? [{ axis: 'grassroots', code: field }] : []),
  ])
}
