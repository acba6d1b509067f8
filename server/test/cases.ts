import { type CaseDetail, type ChannelView, channelViews, saveChannel, setLimit } from '#engagement/cases'
import { inTransaction } from '#platform/db'
import type { TestHouse } from './harness.ts'
import { aBody, aPerson, type Person } from './people.ts'

/** What tests do at a desk of cases: channels made of rules alone, letters written as a person does, acts by name. */
export function caseDesk(house: () => TestHouse) {
  const call = (person: Person, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) =>
    house().app.inject({ method, url, headers: { cookie: person.cookie }, ...(payload ? { payload } : {}) })

  const post = (url: string, values: Record<string, string>) =>
    house().app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(values).toString(),
    })

  const asInput = ({ limits: _, code: __, ...channel }: ChannelView) => channel
  let channelNo = 0

  /** A channel of its own for each test, made from rules alone; its desk belongs to a body of its own. */
  async function aChannel(like: string, more: Partial<ChannelView> = {}) {
    const { db, clock } = house().deps
    const desk = await aBody(house())
    const model = (await channelViews(db)).find(({ code }) => code === like)
    if (!model) throw new Error(`no channel ${like}`)
    const code = `test-${++channelNo}`
    const input = {
      ...asInput(model),
      sign: `T${channelNo}`,
      version: 0,
      deskBodyId: desk,
      publicIntake: true,
      ...more,
    }
    await inTransaction(db, async (tx) => {
      await saveChannel(tx, clock, undefined, code, input)
      for (const limit of model.limits) await setLimit(tx, clock, undefined, code, limit)
    })
    return { code, desk, clerk: await aPerson(house(), 'disclosure_office', desk) }
  }

  async function anOffice() {
    const body = await aBody(house())
    const [handler, head] = await Promise.all([
      aPerson(house(), 'information_officer', body),
      aPerson(house(), 'section_head', body),
    ])
    return { body, handler, head }
  }

  const letter = (more: Record<string, string> = {}) => ({
    formKey: `k${Math.random()}`,
    matter: '投诉',
    title: '路灯不亮',
    asked: '文正路与东桥街口的路灯已经一周不亮，请尽快修复。',
    place: '文正街道',
    name: '赵一鸣',
    phone: '13900001111',
    consent: 'yes',
    ...more,
  })

  /** Reads the form as a person does, answers its question, and sends it. */
  async function write(channel: string, more: Record<string, string> = {}) {
    const form = await house().app.inject({ method: 'GET', url: `/interaction/${channel}/new` })
    const numerals = '零一二三四五六七八九十'
    const [, a = '', b = ''] = /验证问题：(.)加(.)等于/.exec(form.body) ?? []
    const question = /name="question" value="([^"]+)"/.exec(form.body)?.[1] ?? ''
    const answer = String(numerals.indexOf(a) + numerals.indexOf(b))
    const sent = await post(`/interaction/${channel}/new`, { ...letter(), question, answer, ...more })
    const number = /id="case-number">([^<]+)</.exec(sent.body)?.[1] ?? ''
    const code = /id="case-code">([^<]+)</.exec(sent.body)?.[1] ?? ''
    return { sent, number, code, question, answer }
  }

  async function find(person: Person, number: string): Promise<CaseDetail> {
    const { rows } = (await call(person, 'GET', `/api/cases?q=${number}`)).json()
    return (await call(person, 'GET', `/api/cases/${rows[0]?.id}`)).json()
  }

  /** Acts as a person on the newest version, and says how it went. */
  async function act(person: Person, number: string, name: string, input: object = {}) {
    const detail = await find(person, number)
    const answer = await call(person, 'POST', `/api/cases/${detail.id}/${name}`, {
      version: detail.version,
      ...input,
    })
    return answer.statusCode === 200 ? 200 : answer.json().error.code
  }

  async function dispatched(like = 'mayor', more: Partial<ChannelView> = {}) {
    const channel = await aChannel(like, more)
    const office = await anOffice()
    const { number, code } = await write(channel.code)
    await act(channel.clerk, number, 'accept', { matter: '投诉', urgent: false })
    await act(channel.clerk, number, 'dispatch', { to: office.body })
    return { channel, office, number, code }
  }

  return { act, aChannel, anOffice, call, dispatched, find, letter, post, write }
}
