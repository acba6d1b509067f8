import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { openFileStore } from '#foundation/files'
import { type Actor, actorById } from '#foundation/identity'
import { day } from '#platform/clock'
import { newId, sha256 } from '#platform/crypto'
import { inTransaction, type Tx } from '#platform/db'
import { useHouse } from '#test/harness'
import { aBody, aPerson, type Person } from '#test/people'
import {
  decide,
  openReview,
  recallReview,
  recordPaperApproval,
  reviewsOf,
  reviewsWaitingFor,
} from './index.ts'
import { after, objection, type Step } from './route.ts'

const house = useHouse()
const digest = sha256('the frozen text')
const hex = digest.toString('hex')

const within = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(house().deps.db, work)
const clock = () => house().deps.clock

async function anOffice() {
  const body = await aBody(house())
  const [drafter, head, deputy, chief] = await Promise.all([
    aPerson(house(), 'information_officer', body),
    aPerson(house(), 'section_head', body),
    aPerson(house(), 'deputy_head', body),
    aPerson(house(), 'chief', body),
  ])
  const subject = { kind: 'document', id: newId(), body, title: '关于测试的通知', digest }
  const id = await within((tx) => openReview(tx, clock(), drafter.actor, subject))
  return { body, drafter, head, deputy, chief, subject, id }
}

const give = (person: Person, id: string, verdict: 'approve' | 'return', reason = '', text = hex) =>
  within((tx) => decide(tx, clock(), person.actor, id, { verdict, reason, digest: text }))

describe('a review route', () => {
  it('is approved by three different people, one after the other', async () => {
    const { id, head, deputy, chief, subject } = await anOffice()
    expect((await give(head, id, 'approve')).outcome).toBe('advanced')
    expect((await give(deputy, id, 'approve')).outcome).toBe('advanced')
    expect((await give(chief, id, 'approve')).outcome).toBe('approved')
    const [view] = await reviewsOf(house().deps.db, subject)
    expect(view?.state).toBe('approved')
    expect(new Set(view?.steps.map((step) => step.personName)).size).toBe(3)
  })

  it('is decided by a deputy in the place of a reviewer on leave, named as such, and still by three different people', async () => {
    const { id, body, head, deputy, chief, subject } = await anOffice()
    const stand = await aPerson(house(), 'information_officer', body)
    const leave = { from: clock().today(), until: clock().today() }
    const lend = async (who: Person, to: Person) => {
      const payload = { deputy: to.actor.id, ...leave }
      const url = '/api/account/absences'
      const headers = { cookie: who.cookie }
      const lent = await house().app.inject({ method: 'POST', url, headers, payload })
      expect(lent.statusCode, lent.body).toBe(201)
    }
    const standing = async () => ({
      ...stand,
      actor: await actorById(house().deps.db, clock(), stand.actor.id),
    })
    await expect(give(stand, id, 'approve')).rejects.toMatchObject({ code: 'review.not_your_step' })
    await lend(head, stand)
    await lend(deputy, stand)
    expect((await give(await standing(), id, 'approve')).outcome).toBe('advanced')
    // Two absent reviewers with one deputy are still one person.
    await expect(give(await standing(), id, 'approve')).rejects.toMatchObject({ code: 'review.second_step' })
    // The absent one may still decide their own step.
    expect((await give(deputy, id, 'approve')).outcome).toBe('advanced')
    expect((await give(chief, id, 'approve')).outcome).toBe('approved')
    const [view] = await reviewsOf(house().deps.db, subject)
    expect(view?.steps[0]?.personName).toMatch(/（代.+）$/)
    expect(view?.steps.slice(1).every((step) => !step.personName?.includes('代'))).toBe(true)
    const { rows } = await sql<{ payload: { actingFor: string | null } }>`
      select payload from ledger_entry where subject_id = ${subject.id} and kind = 'review.step_approved' order by id`.execute(
      house().deps.db,
    )
    expect(rows.map((row) => row.payload.actingFor)).toEqual([head.actor.id, null, null])
  })

  it('waits in the inbox of the current step only', async () => {
    const { id, head, deputy } = await anOffice()
    const waiting = async (actor: Actor) =>
      (await reviewsWaitingFor(house().deps.db, actor)).map((row) => row.id)
    expect(await waiting(head.actor)).toEqual([id])
    expect(await waiting(deputy.actor)).toEqual([])
    await give(head, id, 'approve')
    expect(await waiting(head.actor)).toEqual([])
    expect(await waiting(deputy.actor)).toEqual([id])
  })

  it('goes back with a reason, never without', async () => {
    const { id, head } = await anOffice()
    await expect(give(head, id, 'return')).rejects.toThrow('review.reason_missing')
    expect((await give(head, id, 'return', '第二段数据有误')).outcome).toBe('returned')
    await expect(give(head, id, 'approve')).rejects.toThrow('review.not_open')
  })

  it('refuses a verdict on a text that is not the frozen one', async () => {
    const { id, head } = await anOffice()
    await expect(give(head, id, 'approve', '', sha256('another text').toString('hex'))).rejects.toThrow(
      'review.text_changed',
    )
  })

  it('refuses to begin where a step has nobody but the drafter', async () => {
    const body = await aBody(house())
    const drafter = await aPerson(house(), 'section_head', body)
    const subject = { kind: 'document', id: newId(), body, title: '通知', digest }
    await expect(within((tx) => openReview(tx, clock(), drafter.actor, subject))).rejects.toThrow(
      'review.nobody_for_step',
    )
  })

  it('may be taken back by the office while it is open', async () => {
    const { id, drafter, head, subject } = await anOffice()
    await within((tx) => recallReview(tx, clock(), drafter.actor, subject))
    await expect(give(head, id, 'approve')).rejects.toThrow('review.not_open')
  })

  it('decides once when two people press at the same moment', async () => {
    const { id, head } = await anOffice()
    const results = await Promise.allSettled([give(head, id, 'approve'), give(head, id, 'approve')])
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  })
})

describe('a step signed on paper', () => {
  it('is recorded by somebody else, with scan, day and the printed code of the exact text', async () => {
    const { id, head, drafter, subject } = await anOffice()
    const { db, filesDir, keys } = house().deps
    const files = openFileStore(filesDir, keys.vault)
    const [view] = await reviewsOf(db, subject)
    const sheet = { signer: head.actor.id, signedOn: day('2026-03-02'), code: view?.paperCode ?? '' }
    const record = (change: Partial<typeof sheet> = {}, recorder = drafter.actor) =>
      within(async (tx) => {
        const scan = await files.put(tx, {
          class: 'private',
          name: '审签单.pdf',
          mediaType: 'application/pdf',
          content: Buffer.from('%PDF-1'),
        })
        return recordPaperApproval(tx, clock(), recorder, id, { ...sheet, ...change, fileId: scan.id })
      })
    await expect(record({ code: 'WRONG' })).rejects.toThrow('review.paper_code')
    await expect(record({ signedOn: day('2026-03-04') })).rejects.toThrow('review.paper_future')
    await expect(record({ signer: drafter.actor.id })).rejects.toThrow('review.paper_own')
    await expect(record({}, head.actor)).rejects.toThrow('review.paper_own')
    expect((await record()).outcome).toBe('advanced')
    const [signed] = await reviewsOf(db, subject)
    expect(signed?.steps[0]).toMatchObject({
      personName: head.actor.name,
      paper: { signedOn: '2026-03-02', recordedByName: drafter.actor.name },
    })
    const fileId = signed?.steps[0]?.paper?.fileId ?? ''
    expect((await files.read(db, fileId))?.content.toString()).toBe('%PDF-1')
  })
})

describe('the rules of a route', () => {
  const steps: Step[] = [1, 2, 3].map((no) => ({ no, title: `第${no}级`, role: 'chief', body: 'b' }))
  it.each([
    { no: 1, verdict: 'approve' as const, outcome: 'advanced' },
    { no: 3, verdict: 'approve' as const, outcome: 'approved' },
    { no: 1, verdict: 'return' as const, outcome: 'returned' },
  ])('step $no, $verdict: $outcome', ({ no, verdict, outcome }) => {
    expect(after(steps, no, verdict).outcome).toBe(outcome)
  })

  it.each([
    { person: 'drafter', problem: 'review.own_draft' },
    { person: 'first', problem: 'review.second_step' },
    { person: 'second', problem: undefined },
  ])('$person may decide the second step: $problem', ({ person, problem }) => {
    const state = { openedBy: 'drafter', decidedBy: ['first'], digest: 'd' }
    expect(objection({ person, verdict: 'approve', reason: '', digest: 'd' }, state)).toBe(problem)
  })
})
