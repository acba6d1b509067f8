import { personsAlike } from '#foundation/people'
import { wordsOf } from '#foundation/search'
import type { Db } from '#platform/db'
import { running } from './cards.ts'
import type { CaseDetail } from './contract.ts'
import type { CaseRecord } from './store.ts'
import type { Tables } from './tables.ts'

const CANDIDATES = 300
const MOST = 5
const LIKE = 0.45

/** Open cases of the same desk that may be the same matter: by the same person, or in much the same words. */
export async function alikeCases(db: Db, row: CaseRecord): Promise<CaseDetail['alike']> {
  const wanted = new Set(wordsOf(`${row.title} ${row.asked} ${row.place}`))
  const [others, persons] = await Promise.all([
    db
      .withTables<Tables>()
      .selectFrom('cases_case')
      .select(['id', 'number', 'title', 'asked', 'place', 'person_id'])
      .where('desk_body_id', '=', row.desk_body_id)
      .where('id', '<>', row.id)
      .where('state', 'in', [...running])
      .orderBy('submitted_at', 'desc')
      .limit(CANDIDATES)
      .execute(),
    row.person_id ? personsAlike(db, row.person_id) : Promise.resolve<string[]>([]),
  ])
  return others
    .map((one) => {
      const words = new Set(wordsOf(`${one.title} ${one.asked} ${one.place}`))
      const shared = [...words].filter((word) => wanted.has(word)).length
      const score = shared / Math.sqrt(words.size * wanted.size || 1)
      const samePerson = one.person_id !== null && persons.includes(one.person_id)
      return { one, samePerson, score: samePerson ? score + 0.3 : score }
    })
    .filter(({ score }) => score >= LIKE)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ one, samePerson }) => ({ id: one.id, number: one.number, title: one.title, samePerson }))
}
