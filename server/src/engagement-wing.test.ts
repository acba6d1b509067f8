import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { draftConsultation, openConsultation, submitComment } from '#engagement/consultations'
import { announceInterview, askQuestion, draftInterview } from '#engagement/interviews'
import { answerSurvey, draftSurvey, openSurvey } from '#engagement/surveys'
import { inTransaction, type Tx } from '#platform/db'
import { useHouse } from '#test/harness'
import { aBody, aPerson, type Person } from '#test/people'

const house = useHouse()
const WORDS = '三号桥今晚会塌，大家快跑'
const call = (person: Person, method: 'GET' | 'POST', url: string, payload?: object) =>
  house().app.inject({ method, url, headers: { cookie: person.cookie }, ...(payload ? { payload } : {}) })
const run = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(house().deps.db, work)

async function office() {
  const body = await aBody(house())
  const [clerk, head, stranger] = await Promise.all([
    aPerson(house(), 'information_officer', body),
    aPerson(house(), 'chief', body),
    aBody(house()).then((other) => aPerson(house(), 'information_officer', other)),
  ])
  return { body, clerk, head, stranger }
}
type Office = Awaited<ReturnType<typeof office>>

/** How a post of each kind comes in; how it is hidden, and under which id it is handed over then. */
const kinds: Record<string, (at: Office) => Promise<{ id: string; hide: () => Promise<string> }>> = {
  async consultation_comment({ body, clerk, head }) {
    const { clock, keys } = house().deps
    const id = await run((tx) =>
      draftConsultation(tx, clock, clerk.actor, {
        ...{ bodyId: body, kind: 'other', title: '桥梁养护办法（征求意见稿）', explanation: '<p>说明</p>' },
        ...{ draft: '<p>第一条</p>', contact: '电话', anonymous: true, showsComments: true },
        ...{ closesOn: '2026-05-01', shortReason: '' },
      }),
    )
    await run((tx) => openConsultation(tx, clock, head.actor, id, 1))
    const input = { text: WORDS, paragraph: 0, name: '赵一鸣', phone: '13900001111', email: '' }
    const made = await run((tx) => submitComment(tx, clock, keys.vault, id, input, { cameBy: 'online' }))
    const hide = async () => {
      const reason = '散布虚假险情'
      await call(clerk, 'POST', `/api/consultations/${id}/moderate`, {
        ...{ ids: [made.id], state: 'hidden', reason },
      })
      return made.id
    }
    return { id: made.id, hide }
  },
  async interview_question({ body, clerk }) {
    const { clock } = house().deps
    const id = await run((tx) =>
      draftInterview(tx, clock, clerk.actor, {
        ...{ bodyId: body, title: '桥梁安全在线访谈', intro: '介绍桥梁养护情况。', host: '主持人' },
        guests: [{ name: '周明', title: '局长', chief: true }],
        ...{ startsAt: '2026-03-10T09:00:00+08:00', endsAt: '2026-03-10T10:00:00+08:00' },
      }),
    )
    await run((tx) => announceInterview(tx, clock, clerk.actor, id, 1))
    await run((tx) => askQuestion(tx, clock, id, { name: '某网友', text: WORDS }))
    const [question] = (await call(clerk, 'GET', `/api/interviews/${id}`)).json().box
    const hide = async () => {
      const body = { state: 'hidden', reason: '散布虚假险情' }
      await call(clerk, 'POST', `/api/interviews/${id}/questions/${question.id}`, body)
      return question.id
    }
    return { id: question.id, hide }
  },
  async survey_text({ body, clerk, head }) {
    const { clock, keys } = house().deps
    const question = { key: 'q1', type: 'text' as const, label: '您的建议', required: false, options: [] }
    const plain = { rows: [], most: 0, showIf: null, quotas: {}, satisfaction: false }
    const id = await run((tx) =>
      draftSurvey(tx, clock, clerk.actor, {
        ...{ bodyId: body, kind: 'survey', title: '桥梁养护调查', intro: '了解群众意见。' },
        ...{ onceBy: 'device', quota: null, closesOn: '2026-05-01', questions: [{ ...question, ...plain }] },
      }),
    )
    await run((tx) => openSurvey(tx, clock, head.actor, id, 1))
    await run((tx) => answerSurvey(tx, clock, keys.vault, id, 'somebody', { q1: WORDS }))
    const texts = async () => (await call(clerk, 'GET', `/api/surveys/${id}/texts/q1`)).json().rows
    const [{ answer }] = await texts()
    const hide = async () => {
      const input = { answer, question: 'q1', reason: '散布虚假险情' }
      const hidden = (await call(clerk, 'POST', `/api/surveys/${id}/hide`, input)).json().id
      expect((await texts())[0]).toMatchObject({ text: WORDS, hidden: { id: hidden } })
      const [tally] = (await call(clerk, 'GET', `/api/surveys/${id}`)).json().tallies
      expect(tally).toMatchObject({ answered: 1, texts: ['（已屏蔽）'] })
      return hidden
    }
    return { id: answer, hide }
  },
}

describe.each(Object.entries(kinds))('a malicious %s', (kind, make) => {
  it('is hidden, never deleted, and handed to the police as a sealed package with their receipt', async () => {
    const at = await office()
    const post = await make(at)
    const input = { organ: '景澜市公安局', reason: '散布虚假险情' }
    const seal = (person: Person, id: string) => call(person, 'POST', `/api/evidence/${kind}/${id}`, input)
    expect((await seal(at.clerk, post.id)).statusCode).toBeGreaterThanOrEqual(404)
    const id = await post.hide()
    expect((await seal(at.stranger, id)).statusCode).toBe(404)
    const sealed = await seal(at.clerk, id)
    expect(sealed.statusCode).toBe(200)
    const parts = unzipSync(sealed.rawPayload)
    expect(Buffer.from(parts['原文.json'] ?? []).toString()).toContain(WORDS)
    const packages = async () => (await call(at.clerk, 'GET', `/api/evidence/${kind}/${id}`)).json()
    const [made] = await packages()
    const signed = { receiptNumber: '景公网收〔2026〕7号', receivedBy: '王警官', receivedOn: '2026-03-04' }
    const receipt = () => call(at.clerk, 'POST', `/api/evidence/${kind}/${id}/${made.id}/receipt`, signed)
    expect([(await receipt()).statusCode, (await receipt()).statusCode]).toEqual([200, 409])
    expect(await packages()).toMatchObject([{ receiptNumber: signed.receiptNumber }])
  })
})
