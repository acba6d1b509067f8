import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { saveContact, sendWaiting } from '#foundation/notify'
import { inTransaction } from '#platform/db'
import { caseDesk } from '#test/cases'
import { keepingPages, useHouse } from '#test/harness'
import { aPerson } from '#test/people'
import { dealCards } from './cards.ts'

const house = useHouse()
const NOW = '2026-03-03T10:00:00+08:00'
const { act, aChannel, call, dispatched, find, letter, post, write } = caseDesk(house)
const at = (iso: string) => house().clock.set(iso)

async function handling(like = 'mayor') {
  const made = await dispatched(like)
  await act(made.office.handler, made.number, 'sign')
  return made
}

async function answered(like = 'mayor') {
  const made = await handling(like)
  await act(made.office.handler, made.number, 'reply', { reply: '路灯已于今日修复，感谢您的反映。' })
  await act(made.office.head, made.number, 'approve')
  return made
}

/** The status page as the citizen has it before them, and what its hidden fields hold. */
async function status(number: string, code: string) {
  const { body } = await post('/interaction/track', { number, code })
  return { body, version: /name="version" value="(\d+)"/.exec(body)?.[1] ?? '' }
}

describe('yellow and red cards', () => {
  it('are dealt once a round as time goes, and a red one lies before the heads', async () => {
    at(NOW)
    const { office, number } = await handling()
    const { db, clock } = house().deps
    at('2026-03-11T10:00:00+08:00')
    let chief = await aPerson(house(), 'chief', office.body)
    expect((await dealCards(db, clock)).yellow).toBe(1)
    expect(await dealCards(db, clock)).toEqual({ yellow: 0, red: 0 })
    expect((await call(chief, 'GET', '/api/inbox')).body).not.toContain(number)
    at('2026-03-16T10:00:00+08:00')
    expect(await dealCards(db, clock)).toEqual({ yellow: 0, red: 1 })
    expect(await dealCards(db, clock)).toEqual({ yellow: 0, red: 0 })
    chief = await aPerson(house(), 'chief', office.body)
    const detail = await find(chief, number)
    expect(detail.cards.map(({ color }) => color)).toEqual(['yellow', 'red'])
    const { body } = await call(chief, 'GET', '/api/inbox')
    expect(body).toContain('督办超期来件')
    expect(body).toContain(number)
    at(NOW)
  })

  it('reach the telephone of who handles, a red one the heads as well, once each and on record', async () => {
    at(NOW)
    const { office, number } = await handling()
    const { db, clock, keys } = house().deps
    const chief = await aPerson(house(), 'chief', office.body)
    const contacts = { [office.handler.actor.id]: '13900000001', [chief.actor.id]: '13900000002' }
    for (const [account, phone] of Object.entries(contacts)) {
      const contact = { phone, email: account === chief.actor.id ? '' : 'officer@example.invalid' }
      await inTransaction(db, (tx) => saveContact(tx, clock, keys.vault, account, contact))
    }
    const told = async (day: string) => {
      at(`${day}T10:00:00+08:00`)
      await dealCards(db, clock)
      await house().settle()
      const sent: { to: string; text: string }[] = []
      const port = { send: async (message: { to: string; text: string }) => void sent.push(message) }
      await sendWaiting(db, clock, keys.vault, { email: port, sms: port })
      return sent.filter(({ text }) => text.includes(number)).sort((a, b) => (a.to < b.to ? -1 : 1))
    }
    const yellow = await told('2026-03-11')
    expect(yellow.map(({ to }) => to)).toEqual(['13900000001', 'officer@example.invalid'])
    expect(yellow[0]?.text).not.toContain('路灯')
    expect((await told('2026-03-16')).map(({ to }) => to)).toEqual([
      ...['13900000001', '13900000002'],
      'officer@example.invalid',
    ])
    expect(await told('2026-03-17')).toEqual([])
    const reader = await aPerson(house(), 'information_officer', office.body)
    const notes = (await find(reader, number)).steps.filter(({ text }) => text === '发送提醒')
    expect(notes.map(({ note }) => note)).toEqual([
      '黄牌已经用短信或者邮件通知1人',
      '红牌已经用短信或者邮件通知2人（含单位负责人）',
    ])
    at(NOW)
  })

  it('are preceded by a reminder of the desk, which the handler reads', async () => {
    const { channel, office, number } = await handling()
    expect(await act(channel.clerk, number, 'remind', { note: '请今天下班前答复' })).toBe(200)
    expect((await call(office.handler, 'GET', '/api/inbox')).body).toContain('【催办】')
    expect((await find(office.handler, number)).steps.at(-1)).toMatchObject({ note: '请今天下班前答复' })
  })
})

describe('an extension that the desk has to grant', () => {
  it('is asked once, moves nothing until granted, and is granted by somebody else', async () => {
    const { channel, office, number } = await handling()
    const before = (await find(office.handler, number)).dueAt
    const ask = { amount: 3, reason: '需要等待配件到货' }
    expect(await act(office.handler, number, 'extend', ask)).toBe(200)
    expect(await act(office.handler, number, 'extend', ask)).toBe('cases.extension_asked')
    const asked = await find(channel.clerk, number)
    expect([asked.dueAt, asked.extensionAsked?.amount]).toEqual([before, 3])
    expect((await call(channel.clerk, 'GET', '/api/inbox')).body).toContain('审批延期')
    expect(await act(channel.clerk, number, 'decide-extension', { granted: true, answer: '' })).toBe(200)
    const granted = await find(office.handler, number)
    expect(granted.extensionAsked).toBeNull()
    expect(Date.parse(granted.dueAt ?? '')).toBeGreaterThan(Date.parse(before ?? ''))
  })

  it('is denied with a word, and the limit stays', async () => {
    const { channel, office, number } = await handling()
    const before = (await find(office.handler, number)).dueAt
    await act(office.handler, number, 'extend', { amount: 3, reason: '需要等待配件到货' })
    await act(channel.clerk, number, 'decide-extension', { granted: false, answer: '请先作阶段性答复' })
    expect(await find(office.handler, number)).toMatchObject({ dueAt: before, extensionAsked: null })
  })
})

describe('a case that has to wait', () => {
  it('stands still for the days it is suspended, and the citizen reads why', async () => {
    at(NOW)
    const { channel, office, number, code } = await handling()
    const before = (await find(office.handler, number)).dueAt
    expect(await act(channel.clerk, number, 'suspend', { reason: '等待鉴定机构出具结论' })).toBe(200)
    expect((await status(number, code)).body).toContain('等待鉴定机构出具结论')
    expect(await act(office.handler, number, 'reply', { reply: '路灯已经修复。' })).toBe(
      'cases.cannot_propose',
    )
    at('2026-03-06T09:00:00+08:00')
    const clerk = await aPerson(house(), 'disclosure_office', channel.desk)
    expect(await act(clerk, number, 'resume')).toBe(200)
    const after = (await find(clerk, number)).dueAt
    // Three working days passed: Wednesday, Thursday, Friday; over the weekend they are five days.
    expect([before, after]).toEqual(['2026-03-12T16:00:00.000Z', '2026-03-17T16:00:00.000Z'])
    at(NOW)
  })

  it('that never was one is voided with a reason and counts nowhere', async () => {
    const { channel, number, code } = await handling()
    const figures = async () =>
      (await call(channel.clerk, 'GET', '/api/cases/indicators?from=2026-01-01&until=2026-12-31')).json()
        .whole.values.received.value
    const before = await figures()
    expect(await act(channel.clerk, number, 'void', { reason: '坐席测试工单，不是诉求' })).toBe(200)
    expect(await figures()).toBe(before - 1)
    expect((await status(number, code)).body).toContain('坐席测试工单')
  })
})

describe('the citizen afterwards', () => {
  keepingPages(house)

  it('adds to a matter on its way, takes it up again once answered, and reads every answer', async () => {
    const { channel, office, number, code } = await handling()
    const more = async (text: string, formKey = `k${text}`) =>
      (
        await post('/interaction/more', {
          ...{ number, code, text, formKey },
          version: (await status(number, code)).version,
        })
      ).body
    expect(await more('短')).toContain('至少5个字')
    expect(await more('今晚又有两盏灯灭了。')).toContain('已经转给办理单位')
    expect((await find(office.handler, number)).posts).toMatchObject([{ kind: 'supplement' }])
    await act(office.handler, number, 'reply', { reply: '已经修复三盏路灯。' })
    await act(office.head, number, 'approve')
    expect(await more('还有一盏没有修好。', 'again')).toContain('已经重新办理')
    expect(await more('还有一盏没有修好。', 'again')).toContain('已经重新办理')
    expect(await find(office.handler, number)).toMatchObject({ state: 'handling', round: 2 })
    await act(office.handler, number, 'reply', { reply: '最后一盏也已修复。' })
    await act(office.head, number, 'approve')
    const { body } = await status(number, code)
    for (const text of ['第1次答复', '已经修复三盏路灯', '追问', '最后一盏也已修复'])
      expect(body).toContain(text)
    expect(await more('我还是觉得不够亮。')).toContain('可以再次反映的期限或者次数')
    const { offered } = await find(channel.clerk, number)
    expect(offered.asked).toContain('追问：还有一盏没有修好。')
    expect(offered.reply).toContain('第1次答复')
  })

  it('takes consent back, and the letter leaves the portal', async () => {
    const { channel, number, code } = await answered()
    const { id } = await find(channel.clerk, number)
    const shown = { title: '路灯不亮', asked: '路灯不亮。', reply: '已经修复。' }
    expect(await act(channel.clerk, number, 'publish', shown)).toBe(200)
    expect((await house().app.inject(`/letters/${id}`)).statusCode).toBe(200)
    expect((await post('/interaction/consent', { number, code })).body).toContain('不再公开')
    await house().settle()
    expect((await house().app.inject(`/letters/${id}`)).statusCode).toBe(404)
    expect(await act(channel.clerk, number, 'publish', shown)).toBe('cases.no_consent')
  })

  it('sees the answer of the case theirs was merged into', async () => {
    const { channel, office, number } = await handling()
    const second = await write(channel.code)
    const { alike } = await find(channel.clerk, second.number)
    expect(alike[0]).toMatchObject({ number, samePerson: true })
    await act(channel.clerk, second.number, 'merge', { into: number })
    await act(office.handler, number, 'reply', { reply: '路灯已经全部修复。' })
    await act(office.head, number, 'approve')
    expect((await status(second.number, second.code)).body).toContain('路灯已经全部修复')
  })
})

describe('files', () => {
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF')
  it('with a reply are read by the citizen once it has gone out, and by no other office', async () => {
    const { office, number, code } = await handling()
    const { id } = await find(office.handler, number)
    const file = (name: string, content: Buffer) =>
      call(office.handler, 'POST', `/api/cases/${id}/files`, { name, base64: content.toString('base64') })
    expect((await file('现场.exe', Buffer.from('MZ'))).statusCode).toBe(422)
    expect((await file('现场记录.pdf', pdf)).statusCode).toBe(200)
    const [kept] = (await find(office.handler, number)).files
    const part = kept?.id ?? ''
    const take = () => post('/interaction/file', { number, code, file: part })
    expect((await take()).statusCode).toBe(404)
    await act(office.handler, number, 'reply', { reply: '路灯已经修复，附现场记录。' })
    await act(office.head, number, 'approve')
    expect((await take()).rawPayload).toEqual(pdf)
    const other = await dispatched()
    expect((await call(other.office.handler, 'GET', `/api/cases/${id}/files/${part}`)).statusCode).toBe(404)
    expect((await call(office.head, 'GET', `/api/cases/${id}/files/${part}`)).statusCode).toBe(200)
  })

  it('chosen by a citizen stay with the form that comes back, and go with the letter once it is right', async () => {
    const channel = await aChannel('mayor')
    const send = async (values: Record<string, string>, files: readonly [string, Buffer][] = []) => {
      const form = new FormData()
      for (const [name, value] of Object.entries(values)) form.set(name, value)
      for (const [name, content] of files) form.append('files', new Blob([new Uint8Array(content)]), name)
      const encoded = new Response(form)
      return house().app.inject({
        method: 'POST',
        url: `/interaction/${channel.code}/new`,
        headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
        payload: Buffer.from(await encoded.arrayBuffer()),
      })
    }
    const long = await send({ ...letter(), asked: '长'.repeat(350_000) })
    expect([long.statusCode, long.body.includes('不能超过 4000 字')]).toEqual([422, true])
    const back = await send({ ...letter(), title: '' }, [
      ['路灯.pdf', pdf],
      ['工具.exe', Buffer.from('MZ')],
    ])
    expect(back.statusCode).toBe(422)
    expect(back.body).toContain('路灯.pdf')
    expect(back.body).toContain('id="files-problem"')
    const basket = /name="basket" value="([^"]+)"/.exec(back.body)?.[1] ?? ''
    const { question, answer } = await write(channel.code, { title: '' })
    const sent = await send({ ...letter(), basket, question, answer })
    const number = /id="case-number">([^<]+)</.exec(sent.body)?.[1] ?? ''
    expect((await find(channel.clerk, number)).files.map(({ name }) => name)).toEqual(['路灯.pdf'])
  })
})

describe('the knowledge base', () => {
  it('is kept by staff, goes before past answers, warns when its review is due, and is not overwritten', async () => {
    const { channel, office, number } = await handling()
    const kept = {
      ...{ version: 0, matter: '', question: '路灯不亮怎么报修', answer: '拨打报修电话，两小时内到场。' },
      ...{ source: '市政设施维护规程', reviewOn: '2026-01-01', active: true },
    }
    const { id } = (await call(office.handler, 'POST', '/api/case-answers', kept)).json()
    const one = await find(office.handler, number)
    const suggest = async () =>
      (await call(office.handler, 'POST', `/api/cases/${one.id}/suggest`, { text: '路灯报修' })).json()
    expect((await suggest())[0]).toMatchObject({ kind: 'kept', id, stale: true })
    const change = (version: number, person = office.handler) =>
      call(person, 'PUT', `/api/case-answers/${id}`, { ...kept, version, active: false })
    expect((await change(7)).statusCode).toBe(409)
    expect((await change(1, channel.clerk)).statusCode).toBe(404)
    expect((await change(1)).statusCode).toBe(200)
    expect((await suggest()).filter(({ kind }: { kind: string }) => kind === 'kept')).toEqual([])
  })
})

describe('a malicious letter', () => {
  it('is hidden, never deleted, and handed to the police as a sealed package with their receipt', async () => {
    const { channel, number } = await answered('question')
    const before = await find(channel.clerk, number)
    const seal = () =>
      call(channel.clerk, 'POST', `/api/evidence/case/${before.id}`, {
        ...{ organ: '景澜市公安局', reason: '散布虚假险情' },
      })
    expect((await seal()).statusCode).toBe(409)
    await act(channel.clerk, number, 'hide', { reason: '散布虚假险情' })
    const sealed = await seal()
    expect(sealed.statusCode).toBe(200)
    const parts = unzipSync(sealed.rawPayload)
    expect(Object.keys(parts).sort()).toEqual(['办理过程.json', '原文.json', '清单.sha256', '账本记录.json'])
    expect(Buffer.from(parts['原文.json'] ?? []).toString()).toContain('13900001111')
    const packages = async () => (await call(channel.clerk, 'GET', `/api/evidence/case/${before.id}`)).json()
    const evidence = await packages()
    expect((await find(channel.clerk, number)).asked).toContain('文正路')
    const { createHash } = await import('node:crypto')
    expect(evidence[0]?.digest).toBe(createHash('sha256').update(sealed.rawPayload).digest('hex'))
    const receipt = (receiptNumber: string) =>
      call(channel.clerk, 'POST', `/api/evidence/case/${before.id}/${evidence[0]?.id}/receipt`, {
        ...{ receiptNumber, receivedBy: '网安支队 王警官', receivedOn: '2026-03-04' },
      })
    expect((await receipt('景公网收〔2026〕7号')).statusCode).toBe(200)
    expect((await receipt('另一个号')).statusCode).toBe(409)
    expect((await packages())[0]?.receiptNumber).toBe('景公网收〔2026〕7号')
  })
})

it('a new channel takes its extension and reopening rules without code', async () => {
  const channel = await aChannel('department', { reopensDays: 0 })
  const { number, code } = await write(channel.code)
  await act(channel.clerk, number, 'accept', { matter: '咨询', urgent: false })
  await act(channel.clerk, number, 'extend', { amount: 2, reason: '需要核对历史资料' })
  const second = await aPerson(house(), 'section_head', channel.desk)
  await act(channel.clerk, number, 'reply', { reply: '资料已经核对，可以办理。' })
  await act(second, number, 'approve')
  expect((await find(channel.clerk, number)).extension?.amount).toBe(2)
  expect((await status(number, code)).body).toContain('再次反映')
})
