import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { workCalendar } from '#foundation/calendar'
import { day } from '#platform/clock'
import { anOffice, aPublished, aSite } from '#test/documents'
import { useHouse } from '#test/harness'
import { aBody, aPerson, type Person } from '#test/people'
import { leastEnd, paragraphsOf, periodFault } from './consultation.ts'
import { closeEnded } from './index.ts'

describe('the period (Order 713 Art 15)', () => {
  const calendar = workCalendar([2026], [])
  it.each([
    { unit: 'day', amount: 30, least: '2026-04-02' },
    { unit: 'working_day', amount: 7, least: '2026-03-12' },
  ] as const)('$amount $unit from 2026-03-03', ({ unit, amount, least }) => {
    expect(leastEnd(calendar, day('2026-03-03'), { unit, amount })).toBe(least)
  })
  it.each([
    { closes: '2026-03-03', reason: '', fault: 'consultations.ends_before_it_begins' },
    { closes: '2026-04-01', reason: '', fault: 'consultations.short_without_reason' },
    { closes: '2026-04-01', reason: '防汛需要，时间紧迫', fault: undefined },
    { closes: '2026-04-02', reason: '', fault: undefined },
  ])('to $closes with reason “$reason”', ({ closes, reason, fault }) => {
    expect(periodFault(day('2026-03-03'), day(closes), day('2026-04-02'), reason)).toBe(fault)
  })
})

it('a draft is cut into blocks, a table and a list stay whole', () => {
  const html =
    '<h2>第一章</h2><p>甲</p><p> </p><table><tbody><tr><td><p>乙</p></td></tr></tbody></table><ul><li>丙</li></ul>'
  expect(paragraphsOf(html)).toEqual([
    '<h2>第一章</h2>',
    '<p>甲</p>',
    '<table><tbody><tr><td><p>乙</p></td></tr></tbody></table>',
    '<ul><li>丙</li></ul>',
  ])
})

const house = useHouse()
const call = (person: Person, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) =>
  house().app.inject({ method, url, headers: { cookie: person.cookie }, ...(payload ? { payload } : {}) })

const numerals = '零一二三四五六七八九十'
async function say(id: string, values: Record<string, string>, file?: { name: string; content: string }) {
  const page = await house().app.inject({ method: 'GET', url: `/consultations/${id}/comment` })
  const [, a = '', b = ''] = /验证问题：(.)加(.)等于/.exec(page.body) ?? []
  const question = /name="question" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  const form = new FormData()
  const answer = String(numerals.indexOf(a) + numerals.indexOf(b))
  for (const [name, value] of Object.entries({
    question,
    answer,
    name: '钱小雨',
    phone: '19900000001',
    ...values,
  }))
    form.set(name, value)
  if (file) form.set('file', new Blob([file.content]), file.name)
  const { body, headers } = await multipart(form)
  return house().app.inject({ method: 'POST', url: `/consultations/${id}/comment`, headers, payload: body })
}
async function multipart(form: FormData) {
  const made = new Response(form)
  return {
    headers: { 'content-type': made.headers.get('content-type') ?? '' },
    body: Buffer.from(await made.arrayBuffer()),
  }
}

async function anOpenOne(more: object = {}) {
  house().clock.set('2026-03-03T10:00:00+08:00')
  const body = await aBody(house())
  const [clerk, head] = await Promise.all([
    aPerson(house(), 'information_officer', body),
    aPerson(house(), 'section_head', body),
  ])
  const draft = {
    ...{
      bodyId: body,
      kind: 'normative',
      title: '关于征求停车管理办法意见的通知',
      contact: '来信请寄文正路1号',
    },
    ...{
      explanation: '<p>为了规范停车秩序，起草本办法。</p>',
      draft: '<p>第一条　目的。</p><p>第二条　范围。</p>',
    },
    ...{ closesOn: '2026-03-12', ...more },
  }
  const made = await call(clerk, 'POST', '/api/consultations', draft)
  const { id } = made.json()
  const detail = async (person = clerk) => (await call(person, 'GET', `/api/consultations/${id}`)).json()
  const act = async (person: Person, name: string, input: object = {}) => {
    const answer = await call(person, 'POST', `/api/consultations/${id}/${name}`, {
      version: (await detail(person)).version,
      ...input,
    })
    return answer.statusCode < 300 ? answer.statusCode : answer.json().error.code
  }
  return { id, body, clerk, head, detail, act }
}

describe('a consultation', () => {
  it('is opened by somebody else than its author, for the least period or with a reason', async () => {
    const { act, head, clerk, detail } = await anOpenOne({ closesOn: '2026-03-11' })
    expect(await act(clerk, 'open')).toBe('identity.not_allowed')
    expect(await act(head, 'open')).toBe('consultations.short_without_reason')
    const { id, act: again, head: other, detail: then } = await anOpenOne()
    expect(await again(other, 'open')).toBe(200)
    expect(await then()).toMatchObject({ state: 'open', leastUntil: '2026-03-12', feedbackDue: '2026-04-11' })
    expect(await detail()).toMatchObject({ state: 'draft' })
    const page = await house().app.inject({ method: 'GET', url: `/consultations/${id}` })
    expect(page.body).toContain('起草本办法')
    expect(page.body).toContain('对第2段提意见')
  })

  it('takes words and files, is closed at its end, sorted, answered in groups, and shows the result', async () => {
    const { id, body, act, head, clerk, detail } = await anOpenOne()
    await act(head, 'open')
    expect((await say(id, { text: '' })).body).toContain('请填写意见，或者附上')
    expect((await say(id, { text: '你这个王八蛋' })).statusCode).toBe(422)
    expect((await say(id, { text: '长'.repeat(500_000) })).statusCode).toBe(422)
    expect((await say(id, { text: '看附件' }, { name: '意见.pdf', content: 'MZ not a pdf' })).body).toContain(
      '类型不能接收',
    )
    const key = { formKey: 'same', text: '建议\u202e增加夜间停车位，电话13900001111', paragraph: '2' }
    const [first, second] = [await say(id, key), await say(id, key)]
    const numberOf = (body: string) => /id="comment-number">([^<]+)/.exec(body)?.[1]
    expect(numberOf(first.body)).toBe(numberOf(second.body))
    await say(id, { text: '' }, { name: '意见.pdf', content: '%PDF-1.7 意见' })
    const list = async (query = '') =>
      (await call(clerk, 'GET', `/api/consultations/${id}/comments${query}`)).json()
    const { rows } = await list()
    expect(rows.map(({ text, paragraph }: { text: string; paragraph: number }) => [text, paragraph])).toEqual(
      [
        ['建议增加夜间停车位，电话13900001111', 2],
        ['', null],
      ],
    )
    const [one, two] = rows.map(({ id: row }: { id: string }) => row)
    expect(await act(clerk, 'moderate', { ids: [two], state: 'hidden' })).toBe('consultations.hide_reason')
    expect(await act(clerk, 'moderate', { ids: [one], state: 'shown' })).toBe(200)
    const page = await house().app.inject({ method: 'GET', url: `/consultations/${id}` })
    expect(page.body).toContain('增加夜间停车位，电话139****11')

    house().clock.set('2026-03-13T00:10:00+08:00')
    expect((await say(id, { text: '迟到的意见' })).statusCode).toBe(409)
    expect(await closeEnded(house().deps.db, house().clock)).toBeGreaterThan(0)
    const [writer, leader] = await Promise.all([
      aPerson(house(), 'information_officer', body),
      aPerson(house(), 'section_head', body),
    ])
    expect(await detail(writer)).toMatchObject({ state: 'closed', unsorted: 2, pending: 1 })
    expect((await call(writer, 'GET', '/api/inbox')).body).toContain('公布采纳情况')
    await aSite(house(), body)
    const made = await aPublished(house(), await anOffice(house(), body), { title: '停车管理办法' })
    const result = { feedback: '共收到意见两条，采纳一条。', finalUrl: `/documents/${made}` }
    expect(await act(leader, 'feedback', result)).toBe('consultations.pending_left')
    await act(writer, 'moderate', { ids: [two], state: 'kept' })
    expect(await act(leader, 'feedback', result)).toBe('consultations.unsorted_left')
    const group = { title: '夜间停车', adoption: 'adopted', answer: '已在第二条中增加。' }
    const { id: groupId } = (await call(writer, 'POST', `/api/consultations/${id}/groups`, group)).json()
    await act(writer, 'sort', { ids: [one, two], group: groupId })
    expect(await act(leader, 'feedback', result)).toBe(200)
    expect(await act(leader, 'feedback', result)).toBe('consultations.cannot_answer')
    await house().settle()
    house().cache.heard([])
    const answered = await house().app.inject({ method: 'GET', url: `/consultations/${id}?fresh` })
    expect(answered.body).toContain('已在第二条中增加')
    // The text that came of it leads back to what was asked before.
    expect((await house().app.inject(`/documents/${made}?fresh`)).body).toContain(
      `href="/consultations/${id}"`,
    )
    const xlsx = await call(writer, 'GET', `/api/consultations/${id}/export`)
    const text = Buffer.concat(
      Object.values(unzipSync(xlsx.rawPayload)).map((part) => Buffer.from(part)),
    ).toString()
    expect(text).toContain('夜间停车')
  })
})
