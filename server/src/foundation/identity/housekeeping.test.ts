import { describe, expect, it } from 'vitest'
import { anOffice } from '#test/documents'
import { useHouse } from '#test/harness'
import { aBody, aPerson } from '#test/people'
import { tidyAccounts } from './housekeeping.ts'

const house = useHouse()

describe('accounts that nobody uses', () => {
  it('sleep after half a year, administrators excepted, and their sessions are gone', async () => {
    const body = await aBody(house())
    const [clerk, keeper] = [
      await aPerson(house(), 'information_officer', body),
      await aPerson(house(), 'system_admin', body),
    ]
    const { db, clock } = house().deps
    house().clock.set('2026-08-29T10:00:00+08:00')
    await tidyAccounts(db, clock)
    const state = async (id: string) => {
      const client = await house().database.dedicated()
      const { rows } = await client.query('select state from identity_account where id = $1', [id])
      const left = await client.query('select 1 from identity_session where account_id = $1', [id])
      await client.end()
      return [rows[0]?.state, left.rows.length]
    }
    expect(await state(clerk.actor.id)).toEqual(['active', 0])
    house().clock.set('2026-08-31T10:00:00+08:00')
    await tidyAccounts(db, clock)
    expect(await state(clerk.actor.id)).toEqual(['disabled', 0])
    expect(await state(keeper.actor.id)).toEqual(['active', 0])
  })

  it('of whom a review route needs one more stay awake, and the administrators read why', async () => {
    const { app, jobs, clock } = house()
    clock.set('2026-03-03T10:00:00+08:00')
    const office = await anOffice(house())
    const second = await aPerson(house(), 'deputy_head', office.bodyId)
    clock.set('2026-10-09T10:00:00+08:00')
    const client = await house().database.dedicated()
    await client.query('update identity_account set last_sign_in_at = $2 where id = $1', [
      office.drafter.actor.id,
      clock.now(),
    ])
    const admin = await aPerson(house(), 'system_admin', office.bodyId)
    const told = async () => {
      const answer = await app.inject({ url: '/api/inbox', headers: { cookie: admin.cookie } })
      return answer.json().filter(({ task }: { task: string }) => task === '安排接替人员')
    }
    await jobs.runNow('account.tidy')
    await jobs.runNow('account.tidy')

    const deputies = [office.reviewers[1]?.actor.id, second.actor.id]
    const { rows } = await client.query<{ id: string; state: string }>(
      'select id, state from identity_account where id = any($1)',
      [[...office.reviewers.map(({ actor }) => actor.id), second.actor.id]],
    )
    // One of the two deputies may go, the other three are needed.
    const asleep = rows.filter(({ state }) => state === 'disabled').map(({ id }) => id)
    expect(asleep).toEqual([expect.toBeOneOf(deputies)])
    const items = await told()
    expect(items).toHaveLength(3)
    expect(items[0]).toMatchObject({
      title: expect.stringMatching(/半年无人登录.*无人可以审批/),
      light: 'red',
      href: expect.stringMatching(/^\/people\//),
    })
    const { rows: entries } = await client.query(
      "select subject_id from ledger_entry where kind = 'account.held_back'",
    )
    expect(entries).toHaveLength(3)

    // With somebody in their place the account goes, and the item with it.
    for (const role of ['section_head', 'deputy_head', 'chief'] as const)
      await aPerson(house(), role, office.bodyId)
    await jobs.runNow('account.tidy')
    expect(await told()).toEqual([])
    await client.end()
  })
})
