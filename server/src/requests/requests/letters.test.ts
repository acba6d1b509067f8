import { type ChildProcess, spawn } from 'node:child_process'
import { createVerify } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openFileStore } from '#foundation/files'
import { httpSealService } from '#foundation/letters'
import { day } from '#platform/clock'
import { inTransaction } from '#platform/db'
import { useHouse } from '#test/harness'
import { aBody, aPerson, type Person } from '#test/people'
import type { RequestDetail } from './contract.ts'
import { askCorrection } from './handle-request.ts'
import { sealLetter, sealLetters } from './seal-letter.ts'
import { submitRequest } from './submit-request.ts'

const house = useHouse()
let service: ChildProcess
let told: { port: number; key: string }
beforeAll(async () => {
  service = spawn(process.execPath, [join(import.meta.dirname, '../../../test/seal-service.ts'), 'secret'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(service.stdout ?? service, 'data')
  told = JSON.parse(String(line))
})
afterAll(() => service.kill())

const call = (person: Person, method: 'GET' | 'POST', url: string, payload?: object) =>
  house().app.inject({ method, url, headers: { cookie: person.cookie }, ...(payload ? { payload } : {}) })

/** A request whose 补正告知书 has been issued. */
async function aLetter() {
  const { db, clock, keys } = house().deps
  const body = await aBody(house())
  const officer = await aPerson(house(), 'disclosure_office', body)
  const applicant = { name: '钱小雨', documentKind: '居民身份证', documentNumber: '11010519491231002X' }
  const id = await inTransaction(db, async (tx) => {
    const made = await submitRequest(
      tx,
      clock,
      keys.vault,
      officer.actor,
      {
        ...{ bodyId: body, applicantType: 'naturalPerson', ...applicant, phone: '13800001234' },
        ...{
          email: '',
          address: '',
          contact: '',
          asked: '有关情况',
          wantedForm: 'paper',
          deliveryWay: 'post',
        },
      },
      { channel: 'counter', arrivedOn: day('2026-03-03') },
    )
    const ask = { version: 1, asked: '请写明文件名称', days: 10 }
    await askCorrection(tx, clock, keys.vault, officer.actor, made.id, ask)
    return made.id
  })
  const detail = async (): Promise<RequestDetail> =>
    (await call(officer, 'GET', `/api/requests/${id}`)).json()
  const [letter] = (await detail()).letters
  if (!letter) throw new Error('no letter')
  const pdf = async () =>
    (await call(officer, 'GET', `/api/requests/${id}/letters/${letter.id}/pdf`)).rawPayload
  return { id, letter: letter.id, officer, detail, pdf }
}

const services = (path: string) => {
  const { clock, keys, filesDir, outgoing } = house().deps
  const settings = { url: `http://127.0.0.1:${told.port}${path}`, key: 'secret' }
  const files = openFileStore(filesDir, keys.vault)
  return { clock, vault: keys.vault, files, service: httpSealService(settings, outgoing) }
}

it('a letter is sealed by the service of the body: the same bytes with a signature that verifies, for everybody', async () => {
  const { id, letter, detail, pdf } = await aLetter()
  const { db } = house().deps
  const before = await pdf()
  expect(await sealLetters(db, services('/'))).toBeGreaterThan(0)
  expect((await detail()).letters[0]?.sealing).toBe('sealed')
  const sealed = await pdf()
  expect(sealed.subarray(0, before.length).equals(before)).toBe(true)
  const contents =
    /\/Contents <([0-9a-f]+)>/.exec(sealed.subarray(before.length).toString('latin1'))?.[1] ?? ''
  const verified = createVerify('sha256').update(before).verify(told.key, Buffer.from(contents, 'hex'))
  expect(verified).toBe(true)
  // Once is enough.
  await expect(
    inTransaction(db, (tx) => sealLetter(tx, services('/'), undefined, id, letter)),
  ).rejects.toMatchObject({ code: 'requests.sealed_already' })
})

it.each([
  ['/down', 'letters.seal_refused'],
  ['/without', 'letters.seal_no_certificate'],
  ['/changed', 'letters.seal_changed'],
])('where the service fails (%s), one sentence says so and the letter is as it was', async (path, code) => {
  const { id, letter, detail, pdf } = await aLetter()
  const { db, clock } = house().deps
  const before = await pdf()
  await expect(
    inTransaction(db, (tx) => sealLetter(tx, services(path), undefined, id, letter)),
  ).rejects.toMatchObject({ code })
  await sealLetters(db, services(path))
  expect((await detail()).letters[0]?.sealing).toBe('waiting')
  expect((await pdf()).equals(before)).toBe(true)
  // Tried again later, and then sealed.
  expect(await sealLetters(db, services('/'))).toBe(0)
  house().clock.set(new Date(clock.now().getTime() + 3_600_000).toISOString())
  expect(await sealLetters(db, services('/'))).toBe(1)
  house().clock.set('2026-03-03T10:00:00+08:00')
})

it('a letter changed after it was signed is no letter: the database refuses, and altered bytes are refused in a sentence', async () => {
  const { id, letter, officer } = await aLetter()
  const { db, keys } = house().deps
  const forged = keys.vault.seal('{"title":"另一份文书"}', `requests_letter.canonical:${letter}`)
  const change = sql`update requests_letter set canonical = ${forged} where id = ${letter}`
  await expect(change.execute(db)).rejects.toThrow('a signed letter is never changed')
  await expect(
    sql`update requests_letter set digest = '\\x00' where id = ${letter}`.execute(db),
  ).rejects.toThrow('a signed letter is never changed')
  // Somebody who owns the database gets past its guard, and not past the digest.
  await inTransaction(db, async (tx) => {
    await sql`alter table requests_letter disable trigger user`.execute(tx)
    await change.execute(tx)
    await sql`alter table requests_letter enable trigger user`.execute(tx)
  })
  const answer = await call(officer, 'GET', `/api/requests/${id}/letters/${letter}/pdf`)
  expect(answer.statusCode).toBe(409)
  expect(answer.json().error).toMatchObject({
    code: 'requests.letter_changed',
    message: expect.stringMatching(/。$/),
  })
})

it('without a service the officer is told so', async () => {
  const { id, letter, officer } = await aLetter()
  const answer = await call(officer, 'POST', `/api/requests/${id}/letters/${letter}/seal`)
  expect(answer.json().error).toMatchObject({ code: 'requests.no_seal_service' })
})
