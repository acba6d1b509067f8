import { spawn } from 'node:child_process'
import { join } from 'node:path'
import readXlsxFile from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { newId } from '#platform/crypto'
import { inTransaction } from '#platform/db'
import { createOutgoing } from '#platform/outgoing'
import { useHouse } from '#test/harness'
import { aBody, aPerson, type Person } from '#test/people'
import { channelViews, saveChannel, setLimit } from '../settle-channel.ts'
import { claimResult, deliverResults, sendResult } from './deliver-results.ts'
import { headersOf, signatureOf } from './signature.ts'

const house = useHouse()
const SECRET = 'a-shared-secret-of-both'
const call = (person: Person, method: 'GET' | 'POST', url: string, payload?: object) =>
  house().app.inject({ method, url, headers: { cookie: person.cookie }, ...(payload ? { payload } : {}) })

let no = 0
async function aHotline() {
  const { db, clock } = house().deps
  const [desk, office] = [await aBody(house()), await aBody(house())]
  const model = (await channelViews(db)).find(({ code }) => code === 'hotline')
  if (!model) throw new Error('no hotline')
  const { limits, code: _, ...like } = model
  const code = `line-${++no}`
  await inTransaction(db, async (tx) => {
    await saveChannel(tx, clock, undefined, code, { ...like, sign: `L${no}`, version: 0, deskBodyId: desk })
    for (const limit of limits) await setLimit(tx, clock, undefined, code, limit)
  })
  const [clerk, handler] = await Promise.all([
    aPerson(house(), 'disclosure_office', desk),
    aPerson(house(), 'information_officer', office),
  ])
  const act = async (person: Person, id: string, name: string, input: object = {}) => {
    const { version } = (await call(person, 'GET', `/api/cases/${id}`)).json()
    return (await call(person, 'POST', `/api/cases/${id}/${name}`, { version, ...input })).statusCode
  }
  return { code, desk, office, clerk, handler, act }
}

const caller = { name: '赵一鸣', phone: '13900001111' }
const register = (clerk: Person, channel: string, more: object = {}) =>
  call(clerk, 'POST', '/api/cases', {
    ...{ channel, matter: '投诉', title: '路灯不亮', asked: '青石路的路灯不亮，请修复。', cameBy: 'phone' },
    ...{ ...caller, ...more },
  })

describe('the hotline desk', () => {
  it('knows the caller, suggests where like matters went, dispatches many at once, and counts the shift', async () => {
    const { code, desk, office, clerk, handler, act } = await aHotline()
    const first = (await register(clerk, code)).json().id
    await act(clerk, first, 'accept', { matter: '投诉', urgent: false })
    await act(clerk, first, 'dispatch', { to: office })
    await act(handler, first, 'sign')
    const history = (await call(clerk, 'POST', '/api/hotline/caller', { phone: '139 0000 1111' })).json()
    expect(history).toMatchObject({ name: '赵**', cases: [{ title: '路灯不亮', state: '办理中' }] })
    expect(
      (await call(handler, 'POST', '/api/hotline/caller', { phone: '13900002222' })).json().cases,
    ).toEqual([])
    const second = (
      await register(clerk, code, { title: '路灯坏了', asked: '文正路的路灯不亮，请修复路灯。' })
    ).json().id
    await act(clerk, second, 'accept', { matter: '投诉', urgent: false })
    const [suggested] = (await call(clerk, 'GET', '/api/hotline/suggestions')).json()
    expect(suggested).toMatchObject({ id: second, to: office, like: 1 })
    const items = [
      { id: second, version: suggested.version, to: office },
      { id: first, version: 1, to: office },
    ]
    const sent = (await call(clerk, 'POST', '/api/hotline/dispatch', { items })).json()
    expect(sent).toMatchObject({ done: 1, failed: [{ id: first }] })
    const calls = [1, 2, 3, 4].map((at) => ({
      id: `c${at}`,
      at: '2026-03-03T09:00:00+08:00',
      answered: at < 4,
      waitedSeconds: 5,
    }))
    await call(clerk, 'POST', '/api/hotline/calls', { bodyId: desk, calls })
    expect((await call(clerk, 'POST', '/api/hotline/calls', { bodyId: desk, calls })).json()).toEqual({
      taken: 0,
    })
    expect((await call(clerk, 'GET', '/api/hotline/shift')).json()).toMatchObject({
      calls: 4,
      answeredCalls: 3,
      received: 2,
      toDispatch: 0,
    })
    const { whole } = (
      await call(clerk, 'GET', '/api/cases/indicators?from=2026-01-01&until=2026-12-31')
    ).json()
    expect(whole.values.connectRate).toEqual({ value: 0.75, top: 3, bottom: 4 })
  })

  it('takes tickets by the thousand: the good ones in, one in a hundred back as a file with reasons, none twice', async () => {
    const { code, clerk } = await aHotline()
    const rows = Array.from({ length: 2_000 }, (_, at) => [
      `P${at}`,
      at % 300 === 7 ? '表彰' : '投诉',
      at % 300 === 107 ? '' : '井盖松动',
      at % 300 === 207 ? '短' : `第${at}号井盖松动，请检查。`,
      '文正路',
      '',
      '',
    ])
    const head = ['外部编号', '类型', '事由', '具体情况', '地点', '姓名', '联系电话']
    const file = await writeXlsxFile(
      [head, ...rows].map((row) => row.map((value) => ({ value, type: String }))),
      {},
    ).toBuffer()
    const take = async () =>
      (
        await call(clerk, 'POST', '/api/hotline/import', { channel: code, base64: file.toString('base64') })
      ).json()
    const result = await take()
    expect([result.taken, result.broken]).toEqual([1_980, 20])
    const back = (await readXlsxFile(Buffer.from(result.base64, 'base64')))[0]?.data ?? []
    expect(back).toHaveLength(21)
    expect(back[0]?.at(-1)).toBe('退回原因')
    expect(String(back[1]?.at(-1))).toContain('请从列表中选择类型')
    expect((await call(clerk, 'GET', `/api/cases?channel=${code}`)).json().total).toBe(1_980)
    expect(await take()).toMatchObject({ taken: 0, broken: 2_000 })
  }, 120_000)
})

/** The upper platform in a process of its own, what it took, and how it is entered here. */
async function anUpperPlatform(desk: string, ...args: string[]) {
  const upper = spawn(process.execPath, [join(import.meta.dirname, 'upper-platform.mjs'), SECRET, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  upper.stdout.on('data', (part: Buffer) => lines.push(...part.toString().split('\n').filter(Boolean)))
  await expect.poll(() => lines.length, { timeout: 10_000 }).toBe(1)
  const resultUrl = `http://127.0.0.1:${lines[0]}/results`
  const admin = await aPerson(house(), 'system_admin', desk)
  const keyId = `key-${newId().slice(-6)}`
  const peer = { bodyId: desk, name: '省12345', keyId, secret: SECRET, resultUrl, active: true }
  expect((await call(admin, 'POST', '/api/hotline/peers', peer)).statusCode).toBe(201)
  return { upper, lines, keyId }
}

/** Sends a ticket as the platform does. */
function sendTicket(keyId: string, channel: string, ticket: string, secret: string, nonce: string) {
  const signed = { keyId, time: house().clock.now().toISOString(), nonce, signature: '' }
  signed.signature = signatureOf(secret, 'POST', '/api/exchange/tickets', signed, ticket)
  return house().app.inject({
    method: 'POST',
    url: '/api/exchange/tickets',
    headers: headersOf(signed),
    payload: { channel, ticket },
  })
}

const cover = { matter: '投诉', title: '井盖松动', text: '文正路井盖松动，请尽快处理。' }
const outgoing = createOutgoing(['127.0.0.1'])

describe('the exchange with an upper platform', () => {
  it('takes signed tickets once, and delivers every result to the platform although it fails at first', async () => {
    const { code, desk, office, clerk, handler, act } = await aHotline()
    const { upper, lines, keyId } = await anUpperPlatform(desk, '2')
    const ticket = JSON.stringify({ number: 'S1', ...cover })
    const send = (secret: string, nonce: string) => sendTicket(keyId, code, ticket, secret, nonce)
    expect((await send('another-secret-here', 'n0')).statusCode).toBe(401)
    const first = await send(SECRET, 'n1')
    expect(first.json()).toMatchObject({ known: false })
    expect((await send(SECRET, 'n1')).statusCode).toBe(409)
    expect((await send(SECRET, 'n2')).json()).toEqual({ number: first.json().number, known: true })
    const [row] = (await call(clerk, 'GET', `/api/cases?channel=${code}`)).json().rows
    await act(clerk, row.id, 'accept', { matter: '投诉', urgent: false })
    await act(clerk, row.id, 'dispatch', { to: office })
    await act(handler, row.id, 'sign')
    await act(handler, row.id, 'reply', { reply: '井盖已经更换。' })
    await house().settle()
    const { db, keys } = house().deps
    const deliver = () => deliverResults(db, house().clock, keys.vault, outgoing)
    const before = await deliver()
    house().clock.set('2026-03-03T10:10:00+08:00')
    const after = await deliver()
    expect([before, after]).toEqual([1, 2])
    await expect.poll(() => lines.length, { timeout: 10_000 }).toBe(4)
    const events = lines.slice(1).map((line) => JSON.parse(line))
    expect(events.map(({ event }) => event).sort()).toEqual(['accepted', 'answered', 'dispatched'])
    expect(events.find(({ event }) => event === 'answered')).toMatchObject({
      ticket: 'S1',
      state: '已答复',
      reply: '井盖已经更换。',
    })
    upper.kill()
  })

  it('holds no transaction while the platform thinks, and a process that ends half-way neither loses nor doubles', async () => {
    const { code, desk, clerk, act } = await aHotline()
    const { upper, lines, keyId } = await anUpperPlatform(desk, '0', 'hold')
    await sendTicket(keyId, code, JSON.stringify({ number: 'S2', ...cover }), SECRET, newId())
    const [row] = (await call(clerk, 'GET', `/api/cases?channel=${code}`)).json().rows
    await act(clerk, row.id, 'accept', { matter: '投诉', urgent: false })
    await house().settle()
    const { db, keys } = house().deps
    const { clock } = house()
    const answer = () => upper.stdin.write('go\n')
    const open = async () =>
      (
        await house().database.pool.query(
          "select 1 from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'",
        )
      ).rowCount

    // Ended between the claim and the call: nobody sends it before the claim runs out.
    expect(await claimResult(db, clock)).toBeDefined()
    expect(await deliverResults(db, clock, keys.vault, outgoing)).toBe(0)
    clock.set('2026-03-03T11:00:00+08:00')
    // Ended between the call and writing it down.
    const again = await claimResult(db, clock)
    if (!again) throw new Error('the claim did not run out')
    const sent = sendResult(clock, keys.vault, outgoing, again)
    await expect.poll(() => lines.length, { timeout: 10_000 }).toBe(2)
    answer()
    expect(await sent).toBe('')
    clock.set('2026-03-03T12:00:00+08:00')
    const last = deliverResults(db, clock, keys.vault, outgoing)
    const tries = async () =>
      (await house().database.pool.query('select max(attempts)::int as most from cases_result')).rows[0].most
    await expect.poll(tries, { timeout: 10_000 }).toBe(3)
    expect(await open()).toBe(0)
    await expect
      .poll(async () => answer() && (await Promise.race([last, undefined])), { timeout: 10_000 })
      .toBe(1)
    expect(await deliverResults(db, clock, keys.vault, outgoing)).toBe(0)
    expect(lines).toHaveLength(2)
    upper.kill()
  })
})
