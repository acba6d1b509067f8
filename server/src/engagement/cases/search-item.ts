import { getBody } from '#foundation/bodies'
import type { ItemLoader } from '#foundation/search'
import { type Clock, dayInShanghai } from '#platform/clock'
import { caseUrls } from './portal/urls.ts'
import { publicCase } from './public.ts'
import type { Tables } from './tables.ts'

/** Hands the index the letters made public, in their public wording. */
export function caseLoader(clock: Clock): ItemLoader {
  return {
    kind: 'case',
    label: '来信答复',
    async load(db, id) {
      const found = await publicCase(db, id)
      if (!found) return undefined
      const body = await getBody(db, found.bodyId, clock.today())
      return {
        kind: 'case',
        id,
        title: found.title,
        text: `${found.asked}\n${found.reply}`,
        number: found.number,
        indexNumber: '',
        url: caseUrls.letter(id),
        bodyId: found.bodyId,
        bodyName: body?.name ?? '',
        day: dayInShanghai(found.publishedAt),
      }
    },
    async all(db) {
      const rows = await db
        .withTables<Tables>()
        .selectFrom('cases_case')
        .select('id')
        .where('published_at', 'is not', null)
        .where('hidden_at', 'is', null)
        .execute()
      return rows.map((row) => row.id)
    },
  }
}
