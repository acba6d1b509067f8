import { describe, expect, it } from 'vitest'
import { inTransaction } from '#platform/db'
import { useHouse } from '#test/harness'
import { aBody, aPerson, type Person } from '#test/people'
import { answerSurvey } from './answer-survey.ts'
import {
  answerFault,
  askedOf,
  type Question,
  questionnaireFault,
  satisfactionOf,
  tally,
} from './questionnaire.ts'

const question = (key: string, more: Partial<Question> = {}): Question => ({
  ...{ key, type: 'single', label: key, required: true, options: ['甲', '乙'], rows: [], most: 0 },
  ...{ showIf: null, quotas: {}, satisfaction: false, ...more },
})
const asked = [
  question('q1'),
  question('q2', {
    type: 'multiple',
    options: ['a', 'b', 'c'],
    most: 2,
    showIf: { key: 'q1', values: ['甲'] },
  }),
  question('q3', {
    type: 'scale',
    most: 5,
    options: [],
    satisfaction: true,
    showIf: { key: 'q2', values: ['b'] },
  }),
  question('q4', { type: 'matrix', rows: ['态度', '效率'], options: ['好', '差'] }),
]

describe('a questionnaire', () => {
  it('hides what hangs on a hidden question', () => {
    const keys = (answers: Record<string, string | string[]>) => askedOf(asked, answers).map(({ key }) => key)
    expect(keys({ q1: '甲', q2: ['b'] })).toEqual(['q1', 'q2', 'q3', 'q4'])
    expect(keys({ q1: '乙', q2: ['b'] })).toEqual(['q1', 'q4'])
  })
  it('says what is wrong with an answer', () => {
    expect(answerFault(question('q'), undefined)).toBe('请回答这一题')
    expect(answerFault(question('q'), '丙')).toBe('请从选项中选择')
    expect(answerFault(asked[1] ?? question('q'), ['a', 'b', 'c'])).toBe('最多选择2项')
    expect(answerFault(asked[2] ?? question('q'), '6')).toBe('请选择1至5分')
    expect(answerFault(asked[3] ?? question('q'), { 态度: '好' })).toBe('请逐行选择')
  })
  it('refuses logic that points forward, and choices without options', () => {
    expect(
      questionnaireFault([question('q1', { showIf: { key: 'q2', values: ['甲'] } }), question('q2')]),
    ).toBe('surveys.logic_backwards')
    expect(questionnaireFault([question('q1', { options: ['甲'] })])).toBe('surveys.no_options')
  })
  it('counts satisfaction from the marked scale alone', () => {
    const counted = tally(asked, [{ q3: '5' }, { q3: '3' }, { q3: '2' }, { q1: '甲' }])
    expect(satisfactionOf(asked, counted)).toEqual({ satisfied: 2, answered: 3 })
  })
})

const house = useHouse()
const call = (person: Person, method: 'GET' | 'POST', url: string, payload?: object) =>
  house().app.inject({ method, url, headers: { cookie: person.cookie }, ...(payload ? { payload } : {}) })

async function anOpenSurvey(more: object = {}) {
  const body = await aBody(house())
  const [clerk, head] = await Promise.all([
    aPerson(house(), 'information_officer', body),
    aPerson(house(), 'chief', body),
  ])
  const input = {
    bodyId: body,
    kind: 'survey',
    title: '窗口服务调查',
    intro: '了解窗口服务情况。',
    onceBy: 'device',
    closesOn: '2026-03-31',
    questions: asked,
    ...more,
  }
  const { id } = (await call(clerk, 'POST', '/api/surveys', input)).json()
  expect((await call(clerk, 'POST', `/api/surveys/${id}/open`, { version: 1 })).statusCode).toBe(403)
  expect((await call(head, 'POST', `/api/surveys/${id}/open`, { version: 1 })).statusCode).toBe(200)
  return { id, clerk, head }
}

const numerals = '零一二三四五六七八九十'
async function fill(id: string, values: Record<string, string>, cookie = '') {
  const page = await house().app.inject({ method: 'GET', url: `/surveys/${id}` })
  const [, a = '', b = ''] = /验证问题：(.)加(.)等于/.exec(page.body) ?? []
  const token = /name="question" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  const answer = String(numerals.indexOf(a) + numerals.indexOf(b))
  return house().app.inject({
    method: 'POST',
    url: `/surveys/${id}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...(cookie ? { cookie } : {}) },
    payload: new URLSearchParams({ question: token, answer, ...values }).toString(),
  })
}

describe('a survey', () => {
  it('is answered once by a browser, keeps no way from the answer to it, and its result is published', async () => {
    const written = question('q0', { type: 'text', options: [], required: false })
    const { id, clerk, head } = await anOpenSurvey({ questions: [written, ...asked] })
    const values = { q0: '请回电19912345678', q1: '甲', q2: 'b', q3: '4', 'q4.0': '好', 'q4.1': '差' }
    expect((await fill(id, { q1: '甲' })).body).toContain('<a href="#q2">“q2”：请回答这一题</a>')
    const first = await fill(id, values)
    expect(first.body).toContain('答卷已经收到')
    const cookie = String(first.headers['set-cookie']).split(';')[0] ?? ''
    expect(String(first.headers['set-cookie'])).toContain(`Path=/surveys/${id}`)
    expect((await fill(id, values, cookie)).body).toContain('您已经答过')
    const { rows } = await house().database.pool.query(
      "select table_name, column_name from information_schema.columns where table_name in ('surveys_ticket', 'surveys_answer') order by 1, 2",
    )
    expect(rows.map(({ column_name }) => column_name)).toEqual([
      'answered_on',
      'answers',
      'id',
      'survey_id',
      'digest',
      'survey_id',
    ])
    const stored = await house().database.pool.query(
      'select answers from surveys_answer where survey_id = $1',
      [id],
    )
    expect(stored.rows[0]?.answers).toMatchObject({ q0: '请回电199****78', q1: '甲' })
    const detail = (await call(clerk, 'GET', `/api/surveys/${id}`)).json()
    expect(detail).toMatchObject({ answers: 1, satisfaction: { satisfied: 1, answered: 1 } })
    expect(
      (await call(clerk, 'POST', `/api/surveys/${id}/close`, { version: detail.version })).statusCode,
    ).toBe(200)
    const conclusion = '多数群众满意。'
    expect(
      (await call(head, 'POST', `/api/surveys/${id}/publish`, { version: detail.version + 1, conclusion }))
        .statusCode,
    ).toBe(200)
    const page = await house().app.inject({ method: 'GET', url: `/surveys/${id}` })
    expect(page.body).toContain('100%（1 ÷ 1）')
    // The free text has no figures, and leaves no gap in the numbers.
    expect(page.body.match(/>\d+\. q\d/g)).toEqual(['>1. q1', '>2. q2', '>3. q3', '>4. q4'])
    expect((await call(clerk, 'GET', `/api/surveys/${id}/export`)).rawPayload.subarray(0, 2).toString()).toBe(
      'PK',
    )
  })

  it('keeps its quota exactly when many answer at once', async () => {
    const { id } = await anOpenSurvey({ quota: 5 })
    const { db, clock, keys } = house().deps
    const tried = await Promise.allSettled(
      Array.from({ length: 12 }, (_, at) =>
        inTransaction(db, (tx) => answerSurvey(tx, clock, keys.vault, id, `voter-${at}`, { q1: '乙' })),
      ),
    )
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
    const page = await house().app.inject({ method: 'GET', url: `/surveys/${id}` })
    expect(page.body).toContain('答卷已满')
    expect(page.body).not.toContain('提交答卷')
  })

  it('asks for a verified account where it takes one answer a person', async () => {
    const { id } = await anOpenSurvey({ onceBy: 'verified' })
    expect((await house().app.inject({ method: 'GET', url: `/surveys/${id}` })).body).toContain('请先登录')
    expect((await fill(id, { q1: '甲' })).statusCode).toBe(422)
  })
})
