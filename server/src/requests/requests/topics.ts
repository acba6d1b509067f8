import { samePersons } from '#foundation/people'
import { wordsOf } from '#foundation/search'
import { addMonths, type Day } from '#platform/clock'
import type { Db } from '#platform/db'
import type { RequestTopic } from './contract.ts'
import { likeness } from './similar.ts'
import type { Tables } from './tables.ts'

const MONTHS = 24
const MOST_ROWS = 2_000
const ALIKE = 0.6
const MOST = 20
/** Several applicants, says Art 44: more than one. */
const FEWEST_APPLICANTS = 2

interface Row {
  id: string
  number: string
  body_id: string
  person_id: string
  asked: string
}

/** Rows that ask for the same thing of the same organ, gathered around the newest of each kind. */
function gathered(rows: readonly Row[]): Row[][] {
  const groups: { words: ReadonlySet<string>; body: string; rows: Row[] }[] = []
  for (const row of rows) {
    const words = new Set(wordsOf(row.asked))
    const group = groups.find(
      (one) =>
        one.body === row.body_id && (one.rows[0]?.asked === row.asked || likeness(one.words, words) >= ALIKE),
    )
    if (group) group.rows.push(row)
    else groups.push({ words, body: row.body_id, rows: [row] })
  }
  return groups.map((group) => group.rows).filter((group) => group.length >= FEWEST_APPLICANTS)
}

/**
 * What several applicants have asked the same organ for and may be disclosed (Art 44, 依申请转主动): proposals for the
 * catalogue, the most asked first. Counted are persons, not requests.
 */
export async function askedOften(db: Db, today: Day, bodies: readonly string[]): Promise<RequestTopic[]> {
  if (bodies.length === 0) return []
  const rows: Row[] = await db
    .withTables<Tables>()
    .selectFrom('requests_request')
    .select(['id', 'number', 'body_id', 'person_id', 'asked'])
    .where('body_id', 'in', [...bodies])
    .where('outcome', 'in', ['granted', 'partial'])
    .where('decided_on', '>=', addMonths(today, -MONTHS))
    .orderBy('decided_on', 'desc')
    .limit(MOST_ROWS)
    .execute()
  const topics: RequestTopic[] = []
  for (const group of gathered(rows)) {
    const persons = new Set<string>()
    for (const row of group)
      persons.add((await samePersons(db, row.person_id)).toSorted()[0] ?? row.person_id)
    const [first] = group
    if (!first || persons.size < FEWEST_APPLICANTS) continue
    topics.push({
      bodyId: first.body_id,
      asked: first.asked,
      applicants: persons.size,
      requests: group.map(({ id, number }) => ({ id, number })),
    })
  }
  return topics.toSorted((a, b) => b.applicants - a.applicants).slice(0, MOST)
}
