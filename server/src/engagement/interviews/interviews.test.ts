import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { listenToLedger, watchLedger } from '#foundation/ledger'
import { inTransaction } from '#platform/db'
import { useHouse } from '#test/harness'
import { aBody, aPerson, type Person } from '#test/people'
import { openBroadcast } from './live.ts'
import { askQuestion } from './run-interview.ts'

const house = useHouse()
const call = (person: Person, method: 'GET' | 'POST', url: string, payload?: object) =>
  house().app.inject({ method, url, headers: { cookie: person.cookie }, ...(payload ? { payload } : {}) })

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

async function aLiveOne() {
  const body = await aBody(house())
  const clerk = await aPerson(house(), 'information_officer', body)
  const input = {
    ...{ bodyId: body, title: '住房公积金政策访谈', intro: '解读新政策。', host: '主持人' },
    guests: [{ name: '孙局长', title: '局长', chief: true }],
    ...{ startsAt: '2026-03-03T10:00:00+08:00', endsAt: '2026-03-03T11:00:00+08:00' },
  }
  const { id } = (await call(clerk, 'POST', '/api/interviews', input)).json()
  const act = async (path: string, body: object) =>
    (await call(clerk, 'POST', `/api/interviews/${id}/${path}`, body)).statusCode
  expect((await house().app.inject({ method: 'GET', url: `/interviews/${id}` })).statusCode).toBe(404)
  expect(await act('announce', { version: 1 })).toBe(200)
  expect(await act('lines', { kind: 'host', speaker: '主持人', text: '大家好' })).toBe(409)
  expect(await act('start', { version: 2 })).toBe(200)
  return { id, clerk, act }
}

/** A reader on a real connection: keeps the numbers it was sent. */
async function aReader(url: string, seen = 0) {
  const stop = new AbortController()
  const answer = await fetch(`${url}?seen=${seen}`, { signal: stop.signal })
  const got: number[] = []
  let ended = false
  const reading = (async () => {
    const decoder = new TextDecoder()
    let text = ''
    for await (const part of answer.body ?? []) {
      text += decoder.decode(part, { stream: true })
      got.splice(0, got.length, ...[...text.matchAll(/^id: (\d+)$/gm)].map(([, no]) => Number(no)))
      ended = text.includes('event: ended')
    }
  })().catch(() => {})
  return {
    got,
    until: async (no: number) => expect.poll(() => got.at(-1), { timeout: 10_000 }).toBe(no),
    untilEnded: async () => expect.poll(() => ended, { timeout: 10_000 }).toBe(true),
    async leave() {
      stop.abort()
      await reading
    },
  }
}

it('sends each line once, in order, to readers that come, go and come back, and keeps the transcript', async () => {
  const { id, clerk, act } = await aLiveOne()
  const bell = await listenToLedger(house().database)
  const watch = await watchLedger(
    house().database.db,
    bell,
    (entries) => house().heard(entries),
    house().deps.log,
  )
  await house().app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = house().app.server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}/interviews/${id}/live`
  try {
    const first = await aReader(url)
    for (const text of ['大家好', '欢迎孙局长']) await act('lines', { kind: 'host', speaker: '主持人', text })
    await first.until(2)
    await first.leave()
    const picture = { name: '现场.png', base64: PIXEL }
    expect(
      await act('lines', { kind: 'host', speaker: '主持人', picture: { name: '现场.png', base64: 'TVqQ' } }),
    ).toBe(422)
    await act('lines', { kind: 'picture', speaker: '主持人', picture })
    const [back, late] = [await aReader(url, 2), await aReader(url)]
    await act('lines', { kind: 'guest', speaker: '局长 孙局长', text: '谢谢' })
    await Promise.all([back.until(4), late.until(4)])
    expect([back.got, late.got]).toEqual([
      [3, 4],
      [1, 2, 3, 4],
    ])
    await act('end', { version: 3 })
    await late.untilEnded()
    await Promise.all([back.leave(), late.leave()])
  } finally {
    await watch.stop()
    await bell.stop()
  }
  const page = await house().app.inject({ method: 'GET', url: `/interviews/${id}` })
  expect(page.body).toContain('欢迎孙局长')
  const shown = /src="(\/interviews\/[^"]+\/pictures\/[^"]+)"/.exec(page.body)?.[1] ?? ''
  expect((await house().app.inject({ method: 'GET', url: shown })).headers['content-type']).toBe('image/png')
  expect((await call(clerk, 'GET', '/api/interviews/figures')).json()).toMatchObject({ held: 1, byChief: 1 })
})

it('takes questions until the end, holds bad words, and counts what was answered', async () => {
  const { id, clerk, act } = await aLiveOne()
  const { db, clock } = house().deps
  const ask = (text: string) => inTransaction(db, (tx) => askQuestion(tx, clock, id, { name: '', text }))
  await ask('缴存比例怎样调整？我的电话13900001111')
  await expect(ask('王八蛋政策')).rejects.toThrow('guard.words_refused')
  const detail = async () => (await call(clerk, 'GET', `/api/interviews/${id}`)).json()
  const [question] = (await detail()).box
  expect(question).toMatchObject({
    name: '网友',
    text: '缴存比例怎样调整？我的电话139****11',
    state: 'pending',
  })
  await act('lines', { kind: 'question', speaker: '网友', text: question.text, question: question.id })
  await act('lines', { kind: 'guest', speaker: '局长 孙局长', text: '不变。', question: question.id })
  expect((await detail()).box[0].state).toBe('answered')
  await act('end', { version: 3 })
  await expect(ask('迟到的问题')).rejects.toThrow('interviews.cannot_ask')
})

it('lets go of a reader that does not read, and keeps the others', async () => {
  const { id, act } = await aLiveOne()
  const live = openBroadcast(house().deps.db, house().deps.log)
  const server = createServer((request, response) => {
    response.writeHead(200).flushHeaders()
    void live.join(id, response, 0).then(() => {
      // Corked, what is written stays with us, as it does for a reader whose line is stuck.
      if (request.url?.startsWith('/stuck')) {
        response.cork()
        response.write(Buffer.alloc(300 * 1024, 32))
      }
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const reader = await aReader(`http://127.0.0.1:${port}`)
  await act('lines', { kind: 'host', speaker: '主持人', text: '开始' })
  const said = {
    id: '',
    kind: 'interview.line_said',
    subjectKind: 'interview',
    subjectId: id,
    recordedAt: '',
  }
  live.heard([{ ...said, body: null, actor: null, payload: null, position: 1n }])
  await reader.until(1)
  expect(live.readers(id)).toBe(1)
  const stuck = await aReader(`http://127.0.0.1:${port}/stuck`)
  await expect.poll(() => live.readers(id)).toBe(2)
  await act('lines', { kind: 'host', speaker: '主持人', text: '第二句' })
  live.heard([{ ...said, body: null, actor: null, payload: null, position: 2n }])
  await reader.until(2)
  expect(live.readers(id)).toBe(1)
  await stuck.leave()
  await reader.leave()
  await expect.poll(() => live.readers(id)).toBe(0)
  live.close()
  server.close()
})

it('is found by its guest and by what was said in it, once it was announced', async () => {
  const { id, act } = await aLiveOne()
  await act('lines', { kind: 'guest', speaker: '孙局长', text: '异地购房可以提取，凭购房合同办理。' })
  await house().settle()
  const found = async (q: string) =>
    (await house().app.inject(`/search?q=${encodeURIComponent(q)}&kind=interview`)).body
  for (const q of ['公积金政策访谈', '孙局长', '异地购房'])
    expect(await found(q)).toContain(`href="/interviews/${id}"`)
  expect(await found('异地购房')).toContain('在线访谈')
})
