import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { createOutgoing } from '#platform/outgoing'
import { useHouse } from '#test/harness'
import { aBody, aPerson, type Person } from '#test/people'
import { readFeed, readSources } from './import-items.ts'
import { dueOf, weigh } from './item.ts'

it('a rule matches with all of its words, and the gravest one counts', () => {
  const rules = [
    { words: ['事故'], severity: 'attention', active: true },
    { words: ['爆炸', '化工'], severity: 'major', active: true },
    { words: ['停水'], severity: 'major', active: false },
  ] as const
  expect(weigh(rules, '化 工厂发生爆炸事故')).toEqual({ severity: 'major', words: ['事故', '爆炸', '化工'] })
  expect(weigh(rules, '爆炸')).toBeUndefined()
  expect(weigh(rules, '停水通知')).toBeUndefined()
})

it.each([
  { severity: 'major', respond: '2026-03-03T07:00:00.000Z', press: '2026-03-04T02:00:00.000Z' },
  { severity: 'general', respond: '2026-03-05T02:00:00.000Z', press: undefined },
] as const)('$severity is answered in its hours (国办发〔2016〕61号)', ({ severity, respond, press }) => {
  const due = dueOf(severity, new Date('2026-03-03T10:00:00+08:00'), { first: 5, press: 24, other: 48 })
  expect([due.respond.toISOString(), due.press?.toISOString()]).toEqual([respond, press])
})

const RSS = `<?xml version="1.0"?><rss version="2.0"><channel><title>新闻</title>
<item><title>开发区化工厂爆炸</title><link>https://news.example/1</link><guid>n1</guid><description>&lt;p&gt;现场浓烟&lt;/p&gt;</description></item>
<item><title>公园开放</title><link>javascript:alert(1)</link><guid>n2</guid></item></channel></rss>`
const ATOM = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><id>f</id><updated>2026-03-01T00:00:00Z</updated>
<entry><id>a1</id><title>道路维修</title><updated>2026-03-02T00:00:00Z</updated><link href="https://news.example/a1"/></entry></feed>`

it('reads RSS and Atom as text, without scripts in their links', () => {
  expect(readFeed(RSS)).toMatchObject([
    { id: 'n1', title: '开发区化工厂爆炸', text: '现场浓烟', url: 'https://news.example/1' },
    { id: 'n2', title: '公园开放', url: '' },
  ])
  expect(readFeed(ATOM)).toMatchObject([{ id: 'a1', title: '道路维修', url: 'https://news.example/a1' }])
})

const house = useHouse()
const call = (person: Person, method: 'GET' | 'POST', url: string, payload?: object) =>
  house().app.inject({ method, url, headers: { cookie: person.cookie }, ...(payload ? { payload } : {}) })

async function anOffice() {
  const [body, other] = [await aBody(house()), await aBody(house())]
  const [watcher, officer] = await Promise.all([
    aPerson(house(), 'disclosure_office', body),
    aPerson(house(), 'information_officer', other),
  ])
  const items = async (person = watcher) => (await call(person, 'GET', '/api/opinion')).json().rows
  return { body, other, watcher, officer, items }
}

describe('public opinion', () => {
  it('is read from a feed once each, weighed, and a source inside is not reached', async () => {
    const { body, watcher, items } = await anOffice()
    const server = createServer((_request, response) => response.end(RSS)).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/rss`
    const { db, clock } = house().deps
    await call(watcher, 'POST', '/api/opinion/rules', {
      bodyId: body,
      words: ['化工', '爆炸'],
      severity: 'major',
      active: true,
    })
    await call(watcher, 'POST', '/api/opinion/sources', {
      bodyId: body,
      name: '本地新闻网',
      url,
      active: true,
    })
    expect(await readSources(db, clock, createOutgoing())).toBe(0)
    expect((await call(watcher, 'GET', '/api/opinion/sources')).json()[0].problem).toContain('不能访问')
    const open = createOutgoing(['127.0.0.1'])
    expect([await readSources(db, clock, open), await readSources(db, clock, open)]).toEqual([2, 0])
    server.close()
    expect(await items()).toMatchObject([
      { title: '开发区化工厂爆炸', severity: 'major', words: ['化工', '爆炸'] },
      { title: '公园开放', severity: 'general' },
    ])
  })

  it('is assigned, answered with its publication, handed over, and issued as a numbered Word document', async () => {
    const { body, other, watcher, officer, items } = await anOffice()
    const finding = { bodyId: body, title: '路面塌陷', source: '晚报', text: '某路口塌陷' }
    await call(watcher, 'POST', '/api/opinion', finding)
    const [item] = await items()
    const act = async (person: Person, name: string, input: object) => {
      const [now] = await items()
      const answer = await call(person, 'POST', `/api/opinion/${item.id}/${name}`, {
        version: now.version,
        ...input,
      })
      return answer.statusCode === 200 ? 200 : answer.json().error.code
    }
    expect(await act(watcher, 'respond', { response: '已经公开回应' })).toBe('opinion.cannot_respond')
    expect(await act(watcher, 'assign', { to: other, severity: 'major' })).toBe(200)
    expect((await items(officer))[0]).toMatchObject({
      title: '路面塌陷',
      may: { respond: true, watch: false },
    })
    expect(await act(officer, 'respond', { response: '已发布情况通报', urls: ['javascript:alert(1)'] })).toBe(
      'input.invalid',
    )
    expect(await act(officer, 'respond', { response: '已发布情况通报', urls: ['/documents/1'] })).toBe(200)
    expect(await act(officer, 'press', { spokesperson: '李副市长' })).toBe(200)
    expect(
      await act(watcher, 'hand-over', { to: '政府督查室', note: '督促修复路面', due: '2026-03-10' }),
    ).toBe(200)
    expect(await act(watcher, 'close', {})).toBe(200)
    const issue = { bodyId: body, kind: 'flash', title: '路面塌陷', summary: '', items: [item.id] }
    const first = (await call(watcher, 'POST', '/api/opinion/issues', issue)).json()
    await call(watcher, 'POST', '/api/opinion/issues', issue)
    expect(
      (await call(watcher, 'GET', '/api/opinion/issues'))
        .json()
        .map(({ number }: { number: string }) => number)
        .sort(),
    ).toEqual(['2026年第1期', '2026年第2期'])
    const docx = await call(watcher, 'GET', `/api/opinion/issues/${first.id}/docx`)
    const text = Buffer.from(unzipSync(docx.rawPayload)['word/document.xml'] ?? []).toString()
    expect(text).toContain('2026年第1期')
    expect(text).toContain('已发布情况通报')
  })

  it('comes in from a workbook: the good rows in, the broken ones said, none twice', async () => {
    const { body, watcher } = await anOffice()
    const rows = [
      ['标题', '内容', '来源', '网址', '时间'],
      ['积水', '雨后积水', '论坛', 'https://bbs.example/1', '2026-03-02 14:05'],
      ['', '没有标题', '论坛', '', ''],
      ['噪声', '', '论坛', 'ftp://x', ''],
    ].map((row) => row.map((value) => ({ value, type: String })))
    const base64 = (await writeXlsxFile(rows, {}).toBuffer()).toString('base64')
    const take = async () =>
      (await call(watcher, 'POST', '/api/opinion/import', { bodyId: body, base64 })).json()
    const broken = [
      { line: 3, reason: '没有标题' },
      { line: 4, reason: '网址不完整' },
    ]
    expect(await take()).toEqual({ taken: 1, known: 0, broken })
    expect(await take()).toEqual({ taken: 0, known: 1, broken })
  })

  it('is handed in by another system under its own key, until the key is retired', async () => {
    const { body, watcher } = await anOffice()
    const made = await call(watcher, 'POST', '/api/opinion/keys', { bodyId: body, name: '省级监测平台' })
    const hand = (key: string) =>
      house().app.inject({
        method: 'POST',
        url: '/api/exchange/opinion',
        headers: { authorization: `Bearer ${key}` },
        payload: { rows: [{ 标题: '某小区停水两天', 来源: '论坛', 网址: 'https://bbs.example/9' }] },
      })
    expect((await hand('yq_not-a-key-of-anybody')).statusCode).toBe(401)
    expect((await hand(made.json().key)).json()).toMatchObject({ taken: 1 })
    expect((await hand(made.json().key)).json()).toMatchObject({ taken: 0, known: 1 })
    const [key] = (await call(watcher, 'GET', '/api/opinion/keys')).json()
    await call(watcher, 'POST', '/api/opinion/keys/retire', { bodyId: body, key: key.id })
    expect((await hand(made.json().key)).statusCode).toBe(401)
  })

  it('is reported every day, also when there was nothing', async () => {
    const { body, watcher } = await anOffice()
    await call(watcher, 'POST', '/api/opinion/duty', {
      bodyId: body,
      day: '2026-03-02',
      person: '周明',
      phone: '5550001',
      leader: '',
    })
    const inbox = async () =>
      (await call(watcher, 'GET', '/api/inbox'))
        .json()
        .filter(({ kind }: { kind: string }) => kind === 'opinion_daily')
    expect(await inbox()).toMatchObject([{ task: '舆情日报', light: 'red' }])
    expect(
      (await call(watcher, 'POST', '/api/opinion/daily', { bodyId: body, day: '2026-03-02' })).json(),
    ).toEqual({ found: 0 })
    expect(await inbox()).toEqual([])
  })
})
