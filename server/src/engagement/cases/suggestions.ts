import { listBodies } from '#foundation/bodies'
import { wordsOf } from '#foundation/search'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import type { CaseDetail } from './contract.ts'
import type { CaseRecord } from './store.ts'
import type { Tables } from './tables.ts'

const CANDIDATES = 400
const MOST = 3

/**
 * Answers given to like matters, for the officer who writes the next one: the newest answered cases of the same kind,
 * by the words their titles and questions share. Suggestions only; nothing is filled in by itself.
 */
export async function suggestAnswers(
  db: Db,
  clock: Clock,
  row: CaseRecord,
): Promise<CaseDetail['suggestions']> {
  const wanted = new Set(wordsOf(`${row.title} ${row.title} ${row.asked}`))
  if (wanted.size === 0) return []
  const past = await db
    .withTables<Tables>()
    .selectFrom('cases_case')
    .select(['id', 'number', 'title', 'asked', 'reply', 'body_id'])
    .where('matter', '=', row.matter)
    .where('answered_at', 'is not', null)
    .where('hidden_at', 'is', null)
    .where('id', '<>', row.id)
    .where((eb) => eb.or([eb('rating', 'is', null), eb('rating', '>=', 3)]))
    .orderBy('answered_at', 'desc')
    .limit(CANDIDATES)
    .execute()
  const scored = past
    .map((one) => {
      const words = new Set(wordsOf(`${one.title} ${one.asked}`))
      const shared = [...words].filter((word) => wanted.has(word)).length
      return { one, score: shared / Math.sqrt(words.size * wanted.size || 1) }
    })
    .filter(({ score }) => score > 0.3)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
  const bodies = await listBodies(db, clock.today(), [...new Set(scored.map(({ one }) => one.body_id))])
  return scored.map(({ one }) => ({
    id: one.id,
    number: one.number,
    title: one.title,
    reply: one.reply,
    bodyName: bodies.find((body) => body.id === one.body_id)?.name ?? '',
  }))
}
