import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { simpleParser } from 'mailparser'
import { describe, expect, it } from 'vitest'
import { openFileStore } from '#foundation/files'
import { maskedPerson, revealPerson } from '#foundation/people'
import { addDataKey, openKeyring } from '#platform/crypto'
import { inTransaction } from '#platform/db'
import { closeCorrection, submitCorrection } from '#requests/corrections'
import { addFile, askCorrection, resealRequests, submitRequest, takeInMail } from '#requests/requests'
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

describe('what else tells who somebody was', () => {
  it('goes with them: an Art 41 record, proofs of identity, e-mails; what was decided stays', async () => {
    const { db, clock, keys, filesDir } = house().deps
    const files = openFileStore(filesDir, keys.vault)
    const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF')
    const { id, officer, office } = await aRequest()
    const mail = (text: string) =>
      simpleParser(`From: 欧阳 <o@example.com>\r\nSubject: 申请\r\nMessage-Id: <${text}@x>\r\n\r\n${text}`)
    const code =
      (await sql<{ code: string }>`select code from bodies_body where id = ${office}`.execute(db)).rows[0]
        ?.code ?? ''
    const correction = await inTransaction(db, async (tx) => {
      const proof = {
        purpose: 'identity' as const,
        title: '身份证',
        pages: null,
        name: '身份证.pdf',
        content: PDF,
      }
      await addFile(tx, clock, files, undefined, id, proof)
      for (const text of ['asks-for-something', 'an-advertisement'])
        await takeInMail(tx, clock, keys.vault, files, code, await mail(text), clock.now())
      const evidence = await files.put(tx, {
        class: 'private',
        name: '户口簿.pdf',
        mediaType: 'application/pdf',
        content: PDF,
      })
      const who = {
        name: '欧阳明远',
        documentKind: '居民身份证',
        documentNumber: '990100199001011234',
        phone: '19900001234',
      }
      const words = { record: '补贴名册', wrong: '生日不对', wanted: '一月一日' }
      return submitCorrection(tx, clock, keys.vault, { bodyId: office, ...who, ...words }, [evidence])
    })
    const ending = { version: 1, result: 'corrected' as const, text: '已更正。' }
    await inTransaction(db, (tx) =>
      closeCorrection(tx, clock, keys.vault, officer.actor, correction.id, ending),
    )
    await sql`update requests_request set state = 'decided', outcome = 'granted', decided_on = '2026-03-03' where id = ${id}`.execute(
      db,
    )
    await sql`update requests_mail set state = 'registered', request_id = ${id}, handled_on = '2026-03-03', handled_by = ${officer.actor.id}
      where id = (select min(id::text)::uuid from requests_mail)`.execute(db)
    await sql`update requests_mail set state = 'dismissed', handled_on = '2026-03-03', handled_by = ${officer.actor.id}
      where state = 'waiting'`.execute(db)

    const job = retentionJob(house().deps)
    const kept = async () =>
      (
        await sql<{ files: number; mails: number; letter: boolean }>`
          select (select count(*)::int from files_file where name <> '') as files,
            (select count(*)::int from requests_mail where erased_on is null) as mails,
            (select letter is not null from corrections_correction where id = ${correction.id}) as letter`.execute(
          db,
        )
      ).rows[0]
    await job.run(new AbortController().signal)
    expect(await kept()).toEqual({ files: 2, mails: 2, letter: true })
    // A year later what was no request goes; ten years later the rest.
    house().clock.set('2027-04-05T10:00:00+08:00')
    expect(await job.run(new AbortController().signal)).toContain('邮件原文 1 封')
    expect(await kept()).toEqual({ files: 2, mails: 1, letter: true })
    house().clock.set('2037-01-05T10:00:00+08:00')
    await job.run(new AbortController().signal)
    expect(await kept()).toEqual({ files: 0, mails: 0, letter: false })
    const words = await sql<{ record: string; result: string }>`
      select record, result from corrections_correction where id = ${correction.id}`.execute(db)
    expect(words.rows).toEqual([{ record: '（已按保存期限删除）', result: 'corrected' }])
    expect(await job.run(new AbortController().signal)).toContain('个人信息 0 份')
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
