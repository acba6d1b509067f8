import { getBody } from '#foundation/bodies'
import type { ItemLoader } from '#foundation/search'
import type { Clock } from '#platform/clock'
import { textOf } from '#platform/html'
import { consultationUrls } from './portal/urls.ts'
import { consultationRecord } from './store.ts'
import type { Tables } from './tables.ts'

/** Hands the index the drafts that were laid open. */
export function consultationLoader(clock: Clock): ItemLoader {
  return {
    kind: 'consultation',
    label: '意见征集',
    async load(db, id) {
      const row = await consultationRecord(db, id)
      if (!row?.opens_on || row.state === 'withdrawn' || row.state === 'draft') return undefined
      const body = await getBody(db, row.body_id, clock.today())
      return {
        kind: 'consultation',
        id,
        title: row.title,
        text: `${textOf(row.explanation)}\n${textOf(row.draft)}\n${row.feedback}`,
        number: row.number,
        indexNumber: '',
        url: consultationUrls.one(id),
        bodyId: row.body_id,
        bodyName: body?.name ?? '',
        day: row.opens_on,
      }
    },
    async all(db) {
      const rows = await db
        .withTables<Tables>()
        .selectFrom('consultations_consultation')
        .select('id')
        .where('state', 'in', ['open', 'closed', 'answered'])
        .execute()
      return rows.map(({ id }) => id)
    },
  }
}
