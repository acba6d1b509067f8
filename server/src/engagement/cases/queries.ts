import { sql } from 'kysely'
import { listBodies } from '#foundation/bodies'
import { maskNumbers } from '#foundation/guard'
import { type Actor, accountNames, bodiesFor, mayAct } from '#foundation/identity'
import { maskedPerson } from '#foundation/people'
import { ruleAt } from '#foundation/rules'
import { type Clock, dayInShanghai } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import type { Db } from '#platform/db'
import { alikeCases } from './alike.ts'
import { cardsOf, running } from './cards.ts'
import { type CaseState, lightOf } from './case.ts'
import { filesOf } from './case-files.ts'
import { channelOf, listChannels } from './channel.ts'
import { type CaseDetail, type CaseRow, limitUnitLabels } from './contract.ts'
import { askedExtension } from './extend-case.ts'
import { postsOf } from './follow-up.ts'
import { approvers, handlers, readers } from './policy.ts'
import type { CaseRecord } from './store.ts'
import type { Tables } from './tables.ts'
import { stepText } from './timeline.ts'

export async function caseRows(db: Db, clock: Clock, rows: readonly CaseRecord[]): Promise<CaseRow[]> {
  const [bodies, channels, share] = await Promise.all([
    listBodies(db, clock.today(), [...new Set(rows.map((row) => row.body_id))]),
    listChannels(db),
    ruleAt(db, 'cases.warn_share', clock.today()),
  ])
  const names = new Map(bodies.map((body) => [body.id, body.name]))
  const channelNames = new Map(channels.map((channel) => [channel.code, channel.name]))
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    channel: row.channel,
    channelName: channelNames.get(row.channel) ?? '',
    matter: row.matter,
    urgent: row.urgent,
    title: row.title,
    bodyId: row.body_id,
    bodyName: names.get(row.body_id) ?? '',
    state: row.state,
    round: row.round,
    submittedAt: row.submitted_at.toISOString(),
    dueAt: running.includes(row.state) ? (row.due_at?.toISOString() ?? null) : null,
    light: running.includes(row.state)
      ? lightOf(clock.now(), row.limit_from, row.due_at, share.value)
      : 'none',
  }))
}

export interface CaseFilter {
  state?: CaseState
  channel?: string
  q?: string
  late?: boolean
  page: number
  size: number
}

/** Cases that the actor's bodies took in, have to act on, or were asked about. */
function seenBy(db: Db, bodies: readonly string[]) {
  return db
    .withTables<Tables>()
    .selectFrom('cases_case')
    .where((eb) =>
      eb.or([
        eb('body_id', 'in', [...bodies]),
        eb('desk_body_id', 'in', [...bodies]),
        eb(
          'id',
          'in',
          eb
            .selectFrom('cases_dispatch')
            .select('case_id')
            .where('to_body_id', 'in', [...bodies]),
        ),
      ]),
    )
}

export async function listCases(
  db: Db,
  clock: Clock,
  actor: Actor,
  filter: CaseFilter,
): Promise<{ rows: CaseRow[]; total: number }> {
  const bodies = bodiesFor(actor, readers)
  if (bodies.length === 0) return { rows: [], total: 0 }
  let query = seenBy(db, bodies)
  if (filter.state) query = query.where('state', '=', filter.state)
  if (filter.channel) query = query.where('channel', '=', filter.channel)
  if (filter.late) query = query.where('state', 'in', [...running]).where('due_at', '<', clock.now())
  const { q } = filter
  if (q) {
    const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((eb) =>
      eb.or([eb('number', '=', q.toUpperCase()), eb('title', 'like', like), eb('asked', 'like', like)]),
    )
  }
  const [rows, { total }] = await Promise.all([
    query
      .selectAll()
      .orderBy(sql`state in ('refused', 'merged', 'answered', 'closed', 'void')`)
      .orderBy(
        sql`case when state in ('refused', 'merged', 'answered', 'closed', 'void') then null else due_at end nulls last`,
      )
      .orderBy('submitted_at', 'desc')
      .limit(filter.size)
      .offset((filter.page - 1) * filter.size)
      .execute(),
    query.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow(),
  ])
  return { rows: await caseRows(db, clock, rows), total }
}

export async function caseRecord(db: Db, id: string): Promise<CaseRecord | undefined> {
  return db.withTables<Tables>().selectFrom('cases_case').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The body that has to act on a case now. */
export async function bodyOfCase(db: Db, id: string): Promise<string | undefined> {
  return (await caseRecord(db, id))?.body_id
}

/** The body whose desk took the case in. */
export async function deskOfCase(db: Db, id: string): Promise<string | undefined> {
  return (await caseRecord(db, id))?.desk_body_id
}

/** Whether a case lies with the actor's bodies. */
export async function maySeeCase(db: Db, actor: Actor, id: string): Promise<boolean> {
  const bodies = bodiesFor(actor, readers)
  return (
    bodies.length > 0 &&
    (await seenBy(db, bodies).select('id').where('id', '=', id).executeTakeFirst()) !== undefined
  )
}

/** Everything an office sees of one case, the citizen masked; undefined for offices that have no part in it. */
export async function caseDetail(
  db: Db,
  clock: Clock,
  vault: Vault,
  actor: Actor,
  id: string,
): Promise<CaseDetail | undefined> {
  const bodies = bodiesFor(actor, readers)
  if (bodies.length === 0) return undefined
  const row = await seenBy(db, bodies).selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const [base] = await caseRows(db, clock, [row])
  if (!base) return undefined
  const own = db.withTables<Tables>()
  const [channel, dispatches, steps, target, person] = await Promise.all([
    channelOf(db, row.channel),
    own
      .selectFrom('cases_dispatch')
      .selectAll()
      .where('case_id', '=', id)
      .orderBy('sent_at')
      .orderBy('id')
      .execute(),
    own.selectFrom('cases_step').selectAll().where('case_id', '=', id).orderBy('at').orderBy('id').execute(),
    row.merged_into ? caseRecord(db, row.merged_into) : undefined,
    row.person_id ? maskedPerson(db, vault, row.person_id) : null,
  ])
  const [asked, cards, posts, files] = await Promise.all([
    askedExtension(db, id),
    cardsOf(db, id),
    postsOf(db, id),
    filesOf(db, id),
  ])
  const accounts = [row.proposed_by, ...steps.map((step) => step.actor)].flatMap((account) => account ?? [])
  const places = [
    row.desk_body_id,
    ...dispatches.map((dispatch) => dispatch.to_body_id),
    ...steps.flatMap((step) => step.body_id ?? []),
  ]
  const [people, named] = await Promise.all([
    accountNames(db, [...new Set(accounts)]),
    listBodies(db, clock.today(), [...new Set(places)]),
  ])
  const bodyName = (body: string | null) => named.find((candidate) => candidate.id === body)?.name ?? ''
  const lead = dispatches.filter((dispatch) => dispatch.part === 'lead').at(-1)
  const may = {
    desk: mayAct(actor, handlers, row.desk_body_id),
    handle: mayAct(actor, handlers, row.body_id),
    approve: mayAct(actor, approvers, row.body_id) && row.proposed_by !== actor.id,
  }
  return {
    ...base,
    version: row.version,
    deskBodyName: bodyName(row.desk_body_id),
    cameBy: row.came_by,
    outerNumber: row.outer_number,
    asked: row.asked,
    place: row.place,
    consent: row.consent,
    anonymous: row.person_id === null,
    person: person ? { name: person.name, phone: person.phone, email: person.email } : null,
    reply: row.reply,
    proposedByName: row.proposed_by ? (people.get(row.proposed_by)?.name ?? '') : null,
    answeredAt: row.answered_at?.toISOString() ?? null,
    late: row.late,
    refusal: row.refusal,
    mergedInto: target ? { id: target.id, number: target.number } : null,
    extension:
      row.extended_at && row.limit_unit
        ? {
            amount: row.extension_amount,
            unit: limitUnitLabels[row.limit_unit],
            reason: row.extension_reason,
          }
        : null,
    extensionAsked:
      asked && row.limit_unit
        ? {
            ...{ amount: asked.amount, unit: limitUnitLabels[row.limit_unit], reason: asked.reason },
            at: asked.asked_at.toISOString(),
          }
        : null,
    extendsByDesk: channel.extends_by_desk && row.body_id !== row.desk_body_id,
    consentWithdrawnAt: row.consent_withdrawn_at?.toISOString() ?? null,
    cards: cards.map(({ color, dealt_at, round }) => ({ color, at: dealt_at.toISOString(), round })),
    posts: posts.map(({ at, ...post }) => ({ ...post, at: at.toISOString() })),
    files: files.map((file) => ({
      ...{ id: file.file_id, side: file.side, name: file.name, size: file.size },
      at: file.added_at.toISOString(),
    })),
    alike: may.desk && running.includes(row.state) ? await alikeCases(db, row) : [],
    limit: row.limit_amount && row.limit_unit ? `${row.limit_amount}${limitUnitLabels[row.limit_unit]}` : '',
    returnDueAt: lead?.return_due_at?.toISOString() ?? null,
    rating: row.rating,
    ratingNote: row.rating_note,
    callBack: row.called_back_at
      ? {
          at: row.called_back_at.toISOString(),
          reached: row.reached ?? false,
          solved: row.solved,
          satisfied: row.satisfied,
        }
      : null,
    published: row.published_at
      ? {
          at: row.published_at.toISOString(),
          title: row.public_title,
          asked: row.public_asked,
          reply: row.public_reply,
        }
      : null,
    offered: {
      title: maskNumbers(row.title),
      asked: maskNumbers(thread(row.asked, posts, 'follow_up')),
      reply: maskNumbers(thread('', posts, 'reply') + row.reply),
    },
    hidden: row.hidden_at ? { at: row.hidden_at.toISOString(), reason: row.hidden_reason } : null,
    publishes: channel.publishes,
    matters: channel.matters,
    consults: dispatches
      .filter((dispatch) => dispatch.part === 'co')
      .map((dispatch) => ({
        id: dispatch.id,
        bodyId: dispatch.to_body_id,
        bodyName: bodyName(dispatch.to_body_id),
        note: dispatch.note,
        sentAt: dispatch.sent_at.toISOString(),
        opinion: dispatch.opinion,
        opinionAt: dispatch.opinion_at?.toISOString() ?? null,
        mine: mayAct(actor, handlers, dispatch.to_body_id),
      })),
    steps: steps.map((step) => ({
      at: step.at.toISOString(),
      text: stepText(step.act, bodyName(step.body_id)),
      who: step.actor ? (people.get(step.actor)?.name ?? '') : '',
      note: step.note,
    })),
    may,
  }
}

/** Letter or reply with the rounds before it, as a thread that can be read by all. */
function thread(
  first: string,
  posts: readonly { kind: string; round: number; text: string }[],
  kind: 'follow_up' | 'reply',
): string {
  const said = posts.filter((post) => post.kind === kind)
  return kind === 'follow_up'
    ? [first, ...said.map(({ text }) => `追问：${text}`)].join('\n\n')
    : said.map(({ round, text }) => `第${round}次答复：${text}\n\n`).join('')
}

/** What the citizen sees of the steps. */
export async function openSteps(
  db: Db,
  clock: Clock,
  id: string,
): Promise<{ day: string; text: string; detail: string }[]> {
  const steps = await db
    .withTables<Tables>()
    .selectFrom('cases_step')
    .selectAll()
    .where('case_id', '=', id)
    .where('open', '=', true)
    .orderBy('at')
    .orderBy('id')
    .execute()
  const bodies = await listBodies(db, clock.today(), [
    ...new Set(steps.flatMap((step) => step.body_id ?? [])),
  ])
  const nameOf = (body: string | null) => bodies.find((candidate) => candidate.id === body)?.name ?? ''
  return steps.map((step) => ({
    day: dayInShanghai(step.at),
    text: stepText(step.act, nameOf(step.body_id)),
    // What a desk writes to another body stays between them.
    detail: ['refused', 'extended', 'reopened', 'merged', 'suspended', 'voided'].includes(step.act)
      ? step.note
      : '',
  }))
}
