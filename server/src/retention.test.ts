import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { maskedPerson, revealPerson } from '#foundation/people'
import { addDataKey, openKeyring } from '#platform/crypto'
import { inTransaction } from '#platform/db'
import { askCorrection, resealRequests, submitRequest } from '#requests/requests'
import { useHouse } from '../test/harness.ts'
import { aBody, aPerson } from '../test/people.ts'
import { retentionJob } from './retention.ts'

const house = useHouse()

async function aRequest() {
  const { db, clock, keys } = house().deps
  const office = await aBody(house())
  const officer = await aPerson(house(), 'disclosure_office', office)
  const { id } = await inTransaction(db, (tx) =>
    submitRequest(
      tx,
      clock,
      keys.vault,
      officer.actor,
      {
        bodyId: office,
        applicantType: 'naturalPerson',
        name: '欧阳明远',
        documentKind: '居民身份证',
        documentNumber: '990100199001011234',
        phone: '19900001234',
        email: '',
        address: '',
        contact: '',
        asked: '某信息',
        wantedForm: 'paper',
        deliveryWay: 'post',
      },
      { channel: 'counter', arrivedOn: clock.today() },
    ),
  )
  return { id, officer, office }
}

describe('personal data', () => {
  it('go when the months of the rule have passed since the decision; the request stays and says so', async () => {
    const { db, clock, keys } = house().deps
    const { id, officer, office } = await aRequest()
    await sql`update requests_request set state = 'decided', outcome = 'granted', decided_on = '2026-03-03' where id = ${id}`.execute(
      db,
    )
    const { rows } = await sql<{ person: string }>`
      select person_id as person from requests_request where id = ${id}`.execute(db)
    const person = rows[0]?.person ?? ''
    const job = retentionJob(house().deps)
    expect(await job.run(new AbortController().signal)).toContain('个人信息 0 份')
    expect((await maskedPerson(db, keys.vault, person)).name).not.toContain('删除')

    house().clock.set('2037-01-05T10:00:00+08:00')
    expect(await job.run(new AbortController().signal)).toContain('个人信息 1 份')
    expect(await maskedPerson(db, keys.vault, person)).toMatchObject({
      name: '（已按保存期限删除）',
      documentNumber: '',
      phone: '',
    })
    const look = { actor: officer.actor.id, body: office, reason: '核对', about: { kind: 'request', id } }
    const seen = await inTransaction(db, (tx) => revealPerson(tx, clock, keys.vault, person, look))
    expect(Object.values(seen).join('')).not.toMatch(/\d{6}|欧阳/)
    // A second night finds nothing, and the ledger names the rule.
    expect(await job.run(new AbortController().signal)).toContain('个人信息 0 份')
    const entries = await sql<{ payload: { rule: string } }>`
      select payload from ledger_entry where kind = 'person.erased' and subject_id = ${person}`.execute(db)
    expect(entries.rows.map(({ payload }) => payload.rule)).toEqual(['retention.request'])
    house().clock.set('2026-03-03T10:00:00+08:00')
  })
})

describe('a new data key', () => {
  it('seals signed letters again without a changed byte, and nothing else may touch a signed letter', async () => {
    const { db, clock, keys, filesDir } = house().deps
    const { id, officer } = await aRequest()
    await inTransaction(db, (tx) =>
      askCorrection(tx, clock, keys.vault, officer.actor, id, { version: 1, asked: '请写明名称', days: 5 }),
    )
    const seals = async () =>
      (
        await sql<{ id: string; canonical: Buffer; digest: Buffer }>`
          select id, canonical, digest from requests_letter where request_id = ${id}`.execute(db)
      ).rows
    const [before] = await seals()
    const folder = join(dirname(filesDir), 'keys')
    expect(addDataKey(folder)).toBe(2)
    const { vault } = openKeyring(folder)
    expect(await resealRequests(db, vault)).toBeGreaterThan(0)
    const [after] = await seals()
    if (!before || !after) throw new Error('no letter')
    expect(vault.isStale(before.canonical)).toBe(true)
    expect(vault.isStale(after.canonical)).toBe(false)
    expect(after.digest).toEqual(before.digest)
    const place = `requests_letter.canonical:${after.id}`
    expect(vault.open(after.canonical, place)).toBe(vault.open(before.canonical, place))
    // Back under the older key, or another text under the same one: the database refuses.
    for (const canonical of [before.canonical, vault.seal('another letter', place)])
      await expect(
        sql`update requests_letter set canonical = ${canonical} where id = ${after.id}`.execute(db),
      ).rejects.toThrow('a signed letter is never changed')
    expect(await resealRequests(db, vault)).toBe(0)
  })
})
