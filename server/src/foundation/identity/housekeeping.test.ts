import { describe, expect, it } from 'vitest'
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
})
