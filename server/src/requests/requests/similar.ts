import { samePersons } from '#foundation/people'
import { outcomesOn } from '#foundation/rules'
import { wordsOf } from '#foundation/search'
import type { Day } from '#platform/clock'
import type { Db } from '#platform/db'
import type { RequestDetail } from './contract.ts'
import type { RequestRecord } from './store.ts'
import type { Tables } from './tables.ts'

const CANDIDATES = 300
const MOST = 5
const OWN_FROM = 0.45
const OTHERS_FROM = 0.6

/** Share of words two texts have in common (cosine over their sets), 0 to 1. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  let shared = 0
  for (const word of a) if (b.has(word)) shared += 1
  return shared / Math.sqrt(a.size * b.size)
}

/**
 * Earlier requests for the same thing at this body: by the same applicant (Art 36 (6), 不予重复处理), and by others,
 * whose answer may serve again.
 */
export async function similarRequests(
  db: Db,
  today: Day,
  row: RequestRecord,
): Promise<RequestDetail['similar']> {
  const persons = new Set(await samePersons(db, row.person_id))
  const wanted = new Set(wordsOf(row.asked))
  const earlier = await db
    .withTables<Tables>()
    .selectFrom('requests_request')
    .select(['id', 'number', 'asked', 'submitted_on', 'outcome', 'decided_on', 'person_id'])
    .where('body_id', '=', row.body_id)
    .where('id', '<>', row.id)
    .where('created_at', '<=', row.created_at)
    .where((eb) => eb.or([eb('split_from', 'is', null), eb('split_from', '<>', row.id)]))
    .orderBy('created_at', 'desc')
    .limit(CANDIDATES)
    .execute()
  const labels = new Map((await outcomesOn(db, today)).map((outcome) => [outcome.code, outcome.label]))
  return earlier
    .map((one) => ({
      one,
      same: persons.has(one.person_id),
      score: one.asked === row.asked ? 1 : likeness(wanted, new Set(wordsOf(one.asked))),
    }))
    .filter(({ same, score }) => score >= (same ? OWN_FROM : OTHERS_FROM))
    .sort((a, b) => Number(b.same) - Number(a.same) || b.score - a.score)
    .slice(0, MOST)
    .map(({ one, same, score }) => ({
      id: one.id,
      number: one.number,
      asked: one.asked,
      submittedOn: one.submitted_on,
      outcomeLabel: one.outcome === null ? null : (labels.get(one.outcome) ?? one.outcome),
      decidedOn: one.decided_on,
      sameApplicant: same,
      score: Math.round(score * 100) / 100,
    }))
}
