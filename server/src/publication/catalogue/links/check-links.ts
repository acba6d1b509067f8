import { sql } from 'kysely'
import { linksIn } from '#foundation/scan'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { Outgoing } from '#platform/outgoing'
import { contentOf } from '../edition.ts'
import type { Tables } from '../tables.ts'

const TURN = 300
const SEVERAL = 5
const AGAIN_DAYS = 7
const MOST_BYTES = 64 * 1024

/**
 * Follows the links of published texts, those longest unchecked first. An address counts as dead once it failed twice
 * running; where nothing at all answers, it is our own line that is down, and nothing is written.
 * @returns how many were followed
 */
export async function checkLinks(
  db: Db,
  clock: Clock,
  outgoing: Outgoing,
  signal: AbortSignal,
): Promise<number> {
  await collectLinks(db)
  const before = new Date(clock.now().getTime() - AGAIN_DAYS * 86_400_000)
  const due = await db
    .withTables<Tables>()
    .selectFrom('catalogue_link')
    .selectAll()
    .where((eb) =>
      eb.or([eb('checked_at', 'is', null), eb('checked_at', '<', before), eb('problem', '<>', '')]),
    )
    .orderBy(sql`checked_at nulls first`)
    .limit(TURN)
    .execute()
  const found: { document: string; url: string; problem: string }[] = []
  for (const { document_id, url } of due) {
    if (signal.aborted) break
    const problem = url.startsWith('/') ? await insideProblem(db, url) : await outsideProblem(outgoing, url)
    found.push({ document: document_id, url, problem })
  }
  const outside = found.filter((one) => !one.url.startsWith('/'))
  const cutOff = outside.length >= SEVERAL && outside.every((one) => one.problem === UNREACHABLE)
  for (const one of found) {
    if (cutOff && !one.url.startsWith('/')) continue
    await db
      .withTables<Tables>()
      .updateTable('catalogue_link')
      .set({
        checked_at: clock.now(),
        problem: one.problem,
        failures: one.problem === '' ? 0 : sql<number>`failures + 1`,
        failing_since:
          one.problem === ''
            ? null
            : sql<Date>`coalesce(failing_since, ${clock.now().toISOString()}::timestamptz)`,
      })
      .where('document_id', '=', one.document)
      .where('url', '=', one.url)
      .execute()
  }
  return found.length
}

/** Notes the links of what was published since, and forgets those of what is no longer on line. */
async function collectLinks(db: Db): Promise<void> {
  const own = db.withTables<Tables>()
  const texts = await own
    .selectFrom('catalogue_document as d')
    .innerJoin('catalogue_edition as e', 'e.id', 'd.published_edition')
    .select(['d.id', 'e.canonical'])
    .where('d.state', '<>', 'withdrawn')
    .where('e.destroyed_at', 'is', null)
    .where('e.canonical', 'like', '%<a %href=%')
    .execute()
  const known = new Map<string, Set<string>>()
  for (const row of await own.selectFrom('catalogue_link').select(['document_id', 'url']).execute())
    known.set(row.document_id, (known.get(row.document_id) ?? new Set()).add(row.url))
  for (const { id, canonical } of texts) {
    const links = linksIn(contentOf(canonical).body).filter((link) => /^(?:https?:\/\/|\/)/.test(link))
    const before = known.get(id) ?? new Set()
    const fresh = links.filter((link) => !before.has(link))
    if (fresh.length > 0)
      await own
        .insertInto('catalogue_link')
        .values(fresh.map((url) => ({ document_id: id, url, checked_at: null, failing_since: null })))
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    const gone = [...before].filter((link) => !links.includes(link))
    if (gone.length > 0)
      await own.deleteFrom('catalogue_link').where('document_id', '=', id).where('url', 'in', gone).execute()
    known.delete(id)
  }
  if (known.size > 0)
    await own
      .deleteFrom('catalogue_link')
      .where('document_id', 'in', [...known.keys()])
      .execute()
}

const UNREACHABLE = '无法连接'

async function outsideProblem(outgoing: Outgoing, url: string): Promise<string> {
  try {
    const { status } = await outgoing.fetch(url, { timeoutMs: 10_000, mostBytes: MOST_BYTES })
    // Refused or asked to wait is not gone: many sites turn away whoever is not a browser.
    return status === 404 || status === 410 || status >= 500 ? `网页返回 ${status}` : ''
  } catch (error) {
    if (error instanceof Refusal && error.code === 'outgoing.too_large') return ''
    if (error instanceof Refusal && error.code === 'outgoing.inward') return '指向内部网络地址'
    return UNREACHABLE
  }
}

/** Our own pages are looked up, not called. */
async function insideProblem(db: Db, url: string): Promise<string> {
  const id = /^\/documents\/([0-9a-f-]{36})$/.exec(url.replace(/[?#].*$/, ''))?.[1]
  if (!id) return ''
  const row = await db
    .withTables<Tables>()
    .selectFrom('catalogue_document')
    .select(['state', 'published_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row?.published_at) return '本站没有该页面'
  return row.state === 'withdrawn' ? '本站该信息已撤回' : ''
}
