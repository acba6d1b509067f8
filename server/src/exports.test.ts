import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { useHouse } from '../test/harness.ts'
import { aBody, aPerson } from '../test/people.ts'
import { recordsOf } from '../test/records.ts'

const house = useHouse()

describe('a file taken out', () => {
  it('names who took it and when, and stands in the ledger; an empty form does not', async () => {
    const body = await aBody(house())
    const records = await recordsOf(house(), body)
    const officer = await aPerson(house(), 'disclosure_office', body)
    const admin = await aPerson(house(), 'system_admin', body)
    const take = (url: string, cookie: string) => house().app.inject({ url, headers: { cookie } })
    const archive = await take(`/api/requests/${records.get('/api/requests/')}/archive`, officer.cookie)
    expect(archive.statusCode).toBe(200)
    expect(decodeURIComponent(String(archive.headers['content-disposition']))).toMatch(
      new RegExp(`（${officer.actor.name} 2026-03-03-10-00 导出）\\.\\w+$`),
    )
    await take('/api/bodies/import/template', admin.cookie)
    const { rows } = await sql<{ actor_id: string }>`
      select actor_id from ledger_entry where kind = 'export.taken'`.execute(house().deps.db)
    expect(rows).toEqual([{ actor_id: officer.actor.id }])
  })
})
