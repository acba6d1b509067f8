import { listBodies } from '#foundation/bodies'
import { type Actor, bodiesFor } from '#foundation/identity'
import { wordsOf } from '#foundation/search'
import type { Clock, Day } from '#platform/clock'
import type { Db } from '#platform/db'
import { handlers } from '../policy.ts'
import type { Tables } from '../tables.ts'
import type { KnowledgeView, SuggestedAnswer } from './contract.ts'

const KEPT_MOST = 2_000
const PAST_MOST = 600
const LIKE = 0.2

const isStale = (reviewOn: string | null, today: Day) => reviewOn !== null && reviewOn <= today

/** The knowledge base, the newest first; `q` in the words of question and answer. */
export async function listAnswers(
  db: Db,
  clock: Clock,
  actor: Actor,
  filter: { q: string; page: number; size: number },
): Promise<{ rows: KnowledgeView[]; total: number }> {
  const wanted = wordsOf(filter.q)
  const all = await db
    .withTables<Tables>()
    .selectFrom('cases_answer')
    .selectAll()
    .orderBy('active', 'desc')
    .orderBy('written_at', 'desc')
    .limit(KEPT_MOST)
    .execute()
  const found = all.filter(({ question, answer, matter }) => {
    const text = `${question} ${answer} ${matter}`
    return wanted.every((word) => text.includes(word))
  })
  const own = bodiesFor(actor, handlers)
  const shown = found.slice((filter.page - 1) * filter.size, filter.page * filter.size)
  const names = await listBodies(db, clock.today(), [...new Set(shown.map((row) => row.body_id))])
  return {
    total: found.length,
    rows: shown.map((row) => ({
      ...{ id: row.id, bodyId: row.body_id, matter: row.matter, question: row.question, answer: row.answer },
      ...{ source: row.source, reviewOn: row.review_on, active: row.active, uses: row.uses },
      ...{ stale: isStale(row.review_on, clock.today()), version: row.version },
      bodyName: names.find(({ id }) => id === row.body_id)?.shortName ?? '',
      mine: own.includes(row.body_id),
    })),
  }
}

/** The body that keeps an answer. */
export async function bodyOfAnswer(db: Db, id: string): Promise<string | undefined> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('cases_answer')
    .select('body_id')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.body_id
}

/** How much two sets of words have in common, from 0 to 1. */
const likeness = (words: ReadonlySet<string>, wanted: ReadonlySet<string>) => {
  const shared = [...wanted].filter((word) => words.has(word)).length
  return shared / Math.sqrt(words.size * wanted.size || 1)
}

/**
 * Answers for what is being written or asked: first what staff keep, then what was answered to like matters and did not
 * leave the person unsatisfied. Suggestions only; nothing is filled in by itself.
 */
export async function answersTo(
  db: Db,
  clock: Clock,
  text: string,
  about: { matter?: string; but?: string; most: number },
): Promise<SuggestedAnswer[]> {
  const wanted = new Set(wordsOf(text))
  if (wanted.size === 0) return []
  const own = db.withTables<Tables>()
  let past = own
    .selectFrom('cases_case')
    .select(['id', 'number', 'title', 'asked', 'reply', 'body_id'])
    .where('answered_at', 'is not', null)
    .where('hidden_at', 'is', null)
    .where('reply', '<>', '')
    .where((eb) => eb.or([eb('rating', 'is', null), eb('rating', '>=', 3)]))
    .where((eb) => eb.or([eb('satisfied', 'is', null), eb('satisfied', '>=', 3)]))
  if (about.matter) past = past.where('matter', '=', about.matter)
  if (about.but) past = past.where('id', '<>', about.but)
  const [kept, answered] = await Promise.all([
    own.selectFrom('cases_answer').selectAll().where('active', '=', true).limit(KEPT_MOST).execute(),
    past.orderBy('answered_at', 'desc').limit(PAST_MOST).execute(),
  ])
  const best = <Row>(rows: readonly Row[], words: (row: Row) => string) =>
    rows
      .map((row) => ({ row, score: likeness(new Set(wordsOf(words(row))), wanted) }))
      .filter(({ score }) => score > LIKE)
      .sort((a, b) => b.score - a.score)
      .slice(0, about.most)
      .map(({ row }) => row)
  const [known, before] = [
    best(kept, ({ question }) => question),
    best(answered, ({ title, asked }) => `${title} ${asked}`),
  ]
  const bodies = await listBodies(db, clock.today(), [
    ...new Set([...known, ...before].map((row) => row.body_id)),
  ])
  const nameOf = (id: string) => bodies.find((body) => body.id === id)?.shortName ?? ''
  return [
    ...known.map((row) => ({
      ...{ kind: 'kept' as const, id: row.id, title: row.question, text: row.answer },
      from: [nameOf(row.body_id), row.source].filter(Boolean).join('，'),
      stale: isStale(row.review_on, clock.today()),
    })),
    ...before.map((row) => ({
      ...{ kind: 'past' as const, id: row.id, title: row.title, text: row.reply },
      ...{ from: `${nameOf(row.body_id)}，${row.number}`, stale: false },
    })),
  ].slice(0, about.most)
}
