import { listBodies } from '#foundation/bodies'
import { explainStep, loadCalendar } from '#foundation/calendar'
import { type Actor, accountNames, mayAct, roleLabels } from '#foundation/identity'
import { maskedPerson } from '#foundation/people'
import { reviewsOf } from '#foundation/review'
import { outcomesOn, ruleAt } from '#foundation/rules'
import { type Day, day } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import type { Db } from '#platform/db'
import { noticeOf, settingOf } from '#requests/fees'
import { replyClock } from './clock.ts'
import type { RequestDetail } from './contract.ts'
import { draftContext } from './decide-request.ts'
import { filesOf } from './files.ts'
import type { LetterDraft } from './issue-letter.ts'
import { type Party, partyContext } from './party.ts'
import { approvers, handlers, signers } from './policy.ts'
import { lettersOf, requestRecord, rowsOf } from './queries.ts'
import { similarRequests } from './similar.ts'
import type { RequestRecord } from './store.ts'
import { suggestionOf } from './suggest-publication.ts'
import type { Tables } from './tables.ts'

/** Everything the office sees of one request; the applicants masked. */
export async function requestDetail(
  db: Db,
  today: Day,
  vault: Vault,
  actor: Actor,
  id: string,
): Promise<RequestDetail | undefined> {
  const row = await requestRecord(db, id)
  if (!row) return undefined
  const own = db.withTables<Tables>()
  const [base] = await rowsOf(db, today, [row])
  if (!base) return undefined
  const [extensions, consultations, tasks, notes, searches, people, changes] = await Promise.all([
    own.selectFrom('requests_extension').selectAll().where('request_id', '=', id).orderBy('id').execute(),
    own.selectFrom('requests_consultation').selectAll().where('request_id', '=', id).orderBy('id').execute(),
    own.selectFrom('requests_task').selectAll().where('request_id', '=', id).orderBy('id').execute(),
    own.selectFrom('requests_note').selectAll().where('request_id', '=', id).orderBy('id', 'desc').execute(),
    own.selectFrom('requests_search').selectAll().where('request_id', '=', id).orderBy('id').execute(),
    own.selectFrom('requests_person').selectAll().where('request_id', '=', id).orderBy('position').execute(),
    own
      .selectFrom('requests_type_change')
      .selectAll()
      .where('request_id', '=', id)
      .where('verdict', 'is', null)
      .execute(),
  ])
  const names = await accountNames(
    db,
    [
      row.proposed_by,
      row.decided_by,
      ...extensions.flatMap((one) => [one.proposed_by, one.decided_by]),
      ...tasks.flatMap((one) => [one.account_id, one.opened_by]),
      ...notes.map((one) => one.written_by),
      ...searches.map((one) => one.searched_by),
      ...changes.map((one) => one.proposed_by),
    ].flatMap((account) => account ?? []),
  )
  const nameOf = (account: string | null) => (account === null ? null : (names.get(account)?.name ?? ''))
  const due = replyClock(await loadCalendar(db), row)
  const outcome = (await outcomesOn(db, today)).find((candidate) => candidate.code === row.outcome)
  const [review] = await reviewsOf(db, { kind: 'request', id })
  const others = []
  for (const person of people) {
    const { name, documentKind, documentNumber, phone } = await maskedPerson(db, vault, person.person_id)
    others.push({
      name,
      documentKind,
      documentNumber,
      phone,
      role: person.role === 'agent' ? '代理人' : '共同申请人',
    })
  }
  const [change] = changes
  return {
    ...base,
    version: row.version,
    wantedForm: row.wanted_form,
    deliveryWay: row.delivery_way,
    person: await maskedPerson(db, vault, row.person_id),
    others,
    needsHelp: row.needs_help,
    functionMoved: row.function_moved,
    disclosed: await disclosedOf(db, id),
    contactNote: row.contact_note,
    explanation: (due?.steps ?? []).map(explainStep),
    provisional: due?.provisional ?? false,
    extension: row.extended_on
      ? { days: row.extension_days, on: row.extended_on, reason: row.extension_reason }
      : null,
    extensions: extensions.map((one) => ({
      id: one.id,
      days: one.days,
      reason: one.reason,
      proposedByName: nameOf(one.proposed_by) ?? '',
      proposedOn: one.proposed_on,
      verdict: one.verdict,
      decidedByName: nameOf(one.decided_by),
      decidedOn: one.decided_on,
      note: one.note,
    })),
    extensionLeft: row.received_on
      ? Math.max(
          0,
          (await ruleAt(db, 'request.extension.max', day(row.received_on))).value - row.extension_days,
        )
      : 0,
    correction:
      row.correction_sent_on && row.correction_due_on
        ? {
            sentOn: row.correction_sent_on,
            dueOn: row.correction_due_on,
            asked: row.correction_asked,
            correctedOn: row.corrected_on,
          }
        : null,
    lapsedOn: row.lapsed_on,
    withdrawalOn: row.withdrawal_on,
    inquiry:
      row.inquiry_on && row.inquiry_due_on
        ? {
            on: row.inquiry_on,
            dueOn: row.inquiry_due_on,
            facts: row.inquiry_facts,
            reasons: row.reasons,
            reasonsOn: row.reasons_on,
            verdict: row.reasons_verdict,
          }
        : null,
    fee: (await noticeOf(db, id)) ?? null,
    feeMode: (await settingOf(db, row.body_id, today)).mode,
    consultations: consultations.map((one) => {
      const party: Party = JSON.parse(vault.open(one.party, partyContext(one.id)))
      return {
        id: one.id,
        kind: one.kind,
        partyName: party.name,
        content: one.content,
        sentOn: one.sent_on,
        receivedOn: one.received_on,
        dueOn: one.due_on,
        endedOn: one.ended_on,
        ending: one.ending,
        opinion: one.opinion,
        opinionText: one.opinion_text,
        judgement: one.judgement,
        judgementReason: one.judgement_reason,
      }
    }),
    tasks: tasks.map((one) => ({
      id: one.id,
      kind: one.kind,
      office: one.office,
      accountId: one.account_id,
      accountName: nameOf(one.account_id),
      task: one.task,
      dueOn: one.due_on,
      openedOn: one.opened_on,
      answer: one.answer,
      answeredOn: one.answered_on,
      returned: one.returned,
    })),
    notes: notes.map((one) => ({
      id: one.id,
      text: one.text,
      by: nameOf(one.written_by) ?? '',
      at: one.written_at.toISOString(),
    })),
    searches: searches.map((one) => ({
      id: one.id,
      place: one.place,
      words: one.words,
      period: one.period,
      result: one.result,
      found: one.found,
      byName: nameOf(one.searched_by) ?? '',
      on: one.searched_on,
    })),
    files: await filesOf(db, id),
    similar: await similarRequests(db, today, row),
    linked: await linkedOf(db, today, row),
    typeChange: change
      ? {
          now: change.now,
          reason: change.reason,
          proposedByName: nameOf(change.proposed_by) ?? '',
          proposedOn: change.proposed_on,
          mine: change.proposed_by === actor.id,
        }
      : null,
    proposal: row.proposal,
    draft: draftOf(vault, row, review?.digest ?? ''),
    review:
      review?.state === 'open'
        ? {
            id: review.id,
            paperCode: review.paperCode,
            steps: review.steps.map((step) => ({
              title: step.title,
              roleLabel: roleLabels[step.role],
              verdict: step.verdict,
              personName: step.personName,
              decidedAt: step.decidedAt,
              reason: step.reason,
            })),
          }
        : null,
    proposedByName: nameOf(row.proposed_by),
    decidedByName: nameOf(row.decided_by),
    outcomeLabel: outcome?.label ?? null,
    letters: await lettersOf(db, vault, id),
    suggestion: await suggestionOf(db, id),
    may: {
      handle: mayAct(actor, handlers, row.body_id),
      sign: mayStep(actor, row, review),
      approve: mayAct(actor, approvers, row.body_id),
    },
  }
}

async function disclosedOf(db: Db, id: string): Promise<RequestDetail['disclosed']> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('requests_disclosed')
    .selectAll()
    .where('request_id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { title, asked, answer } = row
  return { title, asked, answer, publishedOn: row.published_on, withdrawnOn: row.withdrawn_on }
}

function mayStep(
  actor: Actor,
  row: RequestRecord,
  review: Awaited<ReturnType<typeof reviewsOf>>[number] | undefined,
): boolean {
  if (review?.state !== 'open' || row.proposed_by === actor.id) return false
  const step = review.steps.find((candidate) => candidate.no === review.currentStep)
  return (
    step !== undefined &&
    mayAct(actor, [step.role], review.currentStepBody ?? row.body_id) &&
    mayAct(actor, signers, row.body_id)
  )
}

function draftOf(vault: Vault, row: RequestRecord, digest: string): RequestDetail['draft'] {
  if (row.draft === null) return null
  const { letter }: { letter: LetterDraft } = JSON.parse(vault.open(row.draft, draftContext(row.id)))
  return {
    title: letter.title,
    addressee: letter.addressee,
    paragraphs: [...letter.paragraphs],
    attachments: [...letter.attachments],
    digest,
  }
}

/** Requests that belong together: split from one, or asked anew at another organ with the applicant's consent. */
async function linkedOf(db: Db, today: Day, row: RequestRecord): Promise<RequestDetail['linked']> {
  const own = db.withTables<Tables>()
  const rows = await own
    .selectFrom('requests_request')
    .select(['id', 'number', 'body_id', 'split_from', 'asked_first_of'])
    .where((eb) =>
      eb.or([
        eb('split_from', '=', row.id),
        eb('asked_first_of', '=', row.id),
        ...(row.split_from ? [eb('id', '=', row.split_from)] : []),
        ...(row.asked_first_of ? [eb('id', '=', row.asked_first_of)] : []),
      ]),
    )
    .orderBy('number')
    .execute()
  const bodies = await listBodies(db, today, [...new Set(rows.map((one) => one.body_id))])
  return rows.map((one) => ({
    id: one.id,
    number: one.number,
    bodyName: bodies.find((body) => body.id === one.body_id)?.name ?? '',
    relation:
      one.split_from === row.id
        ? '由本件拆分'
        : one.id === row.split_from
          ? '拆分自'
          : one.asked_first_of === row.id
            ? '经申请人同意转向该机关提出'
            : '此前向该机关提出',
  }))
}
