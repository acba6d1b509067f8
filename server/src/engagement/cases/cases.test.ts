import { describe, expect, it } from 'vitest'
import { getBody, mergeBodies } from '#foundation/bodies'
import { inTransaction } from '#platform/db'
import { caseDesk } from '#test/cases'
import { keepingPages, useHouse } from '#test/harness'
import { aBody, aPerson } from '#test/people'

const house = useHouse()
const NOW = '2026-03-03T10:00:00+08:00'

const { act, aChannel, anOffice, call, dispatched, find, letter, post, write } = caseDesk(house)

async function answered(like = 'mayor') {
  const made = await dispatched(like)
  const { office, number } = made
  await act(office.handler, number, 'sign')
  await act(office.handler, number, 'reply', { reply: '路灯已于今日修复，感谢您的反映。' })
  if (like !== 'hotline') await act(office.head, number, 'approve')
  return made
}

describe('a letter to a mailbox', () => {
  it('is taken in, dispatched, signed, answered by two people, rated and closed', async () => {
    const { channel, office, number, code } = await answered()
    const status = await post('/interaction/track', { number, code })
    expect(status.body).toContain('路灯已于今日修复')
    expect(status.headers['cache-control']).toBe('no-store')
    const detail = await find(channel.clerk, number)
    expect(detail).toMatchObject({
      state: 'answered',
      late: false,
      bodyName: expect.stringContaining('测试局'),
    })
    const rated = await post('/interaction/rate', {
      number,
      code,
      version: String(detail.version),
      rating: '5',
    })
    expect(rated.body).toContain('感谢评价，来信已经办结')
    expect(await find(office.handler, number)).toMatchObject({ state: 'closed', rating: 5 })
  })

  it('rated badly is done anew once, under a fresh limit, and then closes', async () => {
    const { channel, office, number, code } = await answered()
    const rate = async () => {
      const { version } = await find(channel.clerk, number)
      return post('/interaction/rate', {
        number,
        code,
        version: String(version),
        rating: '1',
        note: '没有修好',
      })
    }
    expect((await rate()).body).toContain('我们会重新办理')
    expect(await find(office.handler, number)).toMatchObject({ state: 'handling', round: 2, light: 'green' })
    expect(await act(office.handler, number, 'reply', { reply: '已再次检修，更换线路。' })).toBe(200)
    expect(await act(office.head, number, 'approve')).toBe(200)
    expect((await rate()).body).toContain('来信已经办结')
  })

  it('is not approved by the one who drafted the reply', async () => {
    const { office, number } = await dispatched()
    const both = await aPerson(house(), 'disclosure_office', office.body)
    await act(both, number, 'sign')
    await act(both, number, 'reply', { reply: '已经修复，请查看。' })
    expect(await act(both, number, 'approve')).toBe('cases.own_reply')
    expect(await act(office.head, number, 'send-back', { reason: '写明日期' })).toBe(200)
    expect(await find(both, number)).toMatchObject({ state: 'handling', reply: '已经修复，请查看。' })
  })

  it('wrongly dispatched goes back within its limit, and elsewhere', async () => {
    const { channel, office, number } = await dispatched()
    expect(await act(office.handler, number, 'return', { reason: '道路照明归城市管理部门负责' })).toBe(200)
    expect(await find(channel.clerk, number)).toMatchObject({ state: 'returned' })
    const other = await anOffice()
    expect(await act(channel.clerk, number, 'dispatch', { to: other.body })).toBe(200)
    await act(other.handler, number, 'sign')
    // One working day: until the end of Wednesday 4 March.
    house().clock.set('2026-03-04T23:59:00+08:00')
    other.handler = await aPerson(house(), 'information_officer', other.body)
    expect(await act(other.handler, number, 'extend', { amount: 3, reason: '需要等待配件' })).toBe(200)
    house().clock.set('2026-03-05T00:00:01+08:00')
    expect(await act(other.handler, number, 'return', { reason: '不属于本单位职责' })).toBe(
      'cases.return_too_late',
    )
    house().clock.set(NOW)
  })

  it('is extended once, within the rule, and never after its time', async () => {
    const { office, number } = await dispatched('mayor', { extendsByDesk: false })
    await act(office.handler, number, 'sign')
    const before = await find(office.handler, number)
    // Seven working days from Tuesday 3 March end with Thursday 12 March.
    expect(before.dueAt).toBe('2026-03-12T16:00:00.000Z')
    expect(await act(office.handler, number, 'extend', { amount: 9, reason: '情况复杂，需要会商' })).toBe(
      'cases.extension_over_limit',
    )
    expect(await act(office.handler, number, 'extend', { amount: 8, reason: '情况复杂，需要会商' })).toBe(200)
    expect((await find(office.handler, number)).dueAt).toBe('2026-03-24T16:00:00.000Z')
    expect(await act(office.handler, number, 'extend', { amount: 1, reason: '情况复杂，需要会商' })).toBe(
      'cases.extended_already',
    )
    house().clock.set('2026-03-25T00:00:01+08:00')
    office.handler = await aPerson(house(), 'information_officer', office.body)
    office.head = await aPerson(house(), 'section_head', office.body)
    expect(await find(office.handler, number)).toMatchObject({ light: 'red' })
    await act(office.handler, number, 'reply', { reply: '已经修复，请查看。' })
    await act(office.head, number, 'approve')
    expect(await find(office.handler, number)).toMatchObject({ state: 'answered', late: true })
    house().clock.set(NOW)
  })

  it('shows nobody outside the offices concerned that it exists', async () => {
    const { channel, number } = await dispatched()
    const stranger = await anOffice()
    const detail = await find(channel.clerk, number)
    expect((await call(stranger.handler, 'GET', `/api/cases/${detail.id}`)).statusCode).toBe(404)
    expect((await call(stranger.handler, 'GET', `/api/cases?q=${number}`)).json().total).toBe(0)
    expect(
      (await call(stranger.handler, 'POST', `/api/cases/${detail.id}/sign`, { version: 1 })).statusCode,
    ).toBe(404)
  })

  it('asks another body for its part without leaving the one that answers', async () => {
    const { office, number } = await dispatched()
    const other = await anOffice()
    await act(office.handler, number, 'sign')
    expect(await act(office.handler, number, 'consult', { to: other.body, note: '请核实线路权属' })).toBe(200)
    const inbox = (await call(other.handler, 'GET', '/api/inbox')).json()
    expect(inbox).toEqual([expect.objectContaining({ task: '协办' })])
    const { id, consults } = await find(other.handler, number)
    const opinion = { dispatch: consults[0]?.id, opinion: '线路由供电公司维护' }
    expect((await call(office.handler, 'POST', `/api/cases/${id}/opinion`, opinion)).statusCode).toBe(404)
    expect((await call(other.handler, 'POST', `/api/cases/${id}/opinion`, opinion)).statusCode).toBe(200)
    expect((await find(office.handler, number)).consults[0]).toMatchObject({ opinion: '线路由供电公司维护' })
    expect((await call(other.handler, 'POST', `/api/cases/${id}/opinion`, opinion)).json().error.code).toBe(
      'cases.no_consult',
    )
  })
})

describe('a hotline ticket', () => {
  it('has its own limits for urgent and plain questions, in hours', async () => {
    const channel = await aChannel('hotline')
    const input = { channel: channel.code, ...letter({ matter: '咨询' }), consent: false, cameBy: 'phone' }
    const made = await call(channel.clerk, 'POST', '/api/cases', { ...input, urgent: true })
    const { number } = made.json()
    expect((await find(channel.clerk, number)).dueAt).toBe('2026-03-03T03:00:00.000Z')
    await act(channel.clerk, number, 'accept', { matter: '咨询', urgent: false })
    expect(await find(channel.clerk, number)).toMatchObject({
      dueAt: '2026-03-04T02:00:00.000Z',
      limit: '24小时',
    })
  })

  it('is called back once; what is not solved is done anew, what is closed takes no call-back', async () => {
    const { channel, office, number } = await answered('hotline')
    const said = { reached: true, solved: false, satisfied: 4 }
    expect(await act(channel.clerk, number, 'call-back', { ...said, solved: null })).toBe(
      'cases.call_back_incomplete',
    )
    expect(await act(channel.clerk, number, 'call-back', said)).toBe(200)
    expect(await find(office.handler, number)).toMatchObject({ state: 'handling', round: 2 })
    await act(office.handler, number, 'reply', { reply: '已经彻底修复。' })
    expect(await act(channel.clerk, number, 'call-back', { reached: true, solved: true, satisfied: 5 })).toBe(
      200,
    )
    expect(await act(channel.clerk, number, 'call-back', said)).toBe('cases.cannot_call_back')
    expect(await act(channel.clerk, number, 'reopen', { reason: '来电人又反映' })).toBe(200)
  })

  it('answered on the spot is closed with its answer', async () => {
    const desk = await anOffice()
    const input = {
      ...letter({ matter: '咨询', name: '', phone: '' }),
      consent: false,
      cameBy: 'phone',
      reply: '请带身份证到窗口办理。',
    }
    const made = await call(desk.handler, 'POST', '/api/cases', { channel: 'consultation', ...input })
    expect(await find(desk.handler, made.json().number)).toMatchObject({
      state: 'closed',
      anonymous: true,
      late: false,
    })
  })
})

describe('what a citizen sends', () => {
  it('to a body that was merged meanwhile is taken in by the one that goes on with its matters', async () => {
    const [gone, heir] = [await anOffice(), await anOffice()]
    const channel = await aChannel('department', { deskBodyId: null })
    const { db, clock } = house().deps
    const change = { on: clock.today(), basis: '机构改革方案' }
    await inTransaction(db, (tx) =>
      mergeBodies(tx, clock, gone.head.actor.id, [gone.body], heir.body, change),
    )
    const { number } = await write(channel.code, { matter: '咨询', bodyId: gone.body })
    const clerk = await aPerson(house(), 'disclosure_office', heir.body)
    const { name } = (await getBody(db, heir.body, clock.today())) ?? {}
    expect((await find(clerk, number)).deskBodyName).toBe(name)
  })

  it('twice with one form is one case with one code', async () => {
    const channel = await aChannel('mayor')
    const first = await write(channel.code, { formKey: 'the-same-form' })
    const second = await write(channel.code, { formKey: 'the-same-form' })
    expect([second.number, second.code]).toEqual([first.number, first.code])
    expect((await call(channel.clerk, 'GET', `/api/cases?channel=${channel.code}`)).json().total).toBe(1)
  })

  it('without the answer, the name or the facts comes back with everything typed', async () => {
    const channel = await aChannel('mayor')
    for (const [wrong, sentence] of [
      [{ answer: '99' }, '请回答验证问题'],
      [{ name: '', phone: '' }, '该渠道需要填写姓名和联系电话'],
      [{ asked: '短' }, '请写明时间、地点'],
      [{ asked: '' }, '请写明时间、地点'],
      [{ matter: '表扬' }, '请从列表中选择类型'],
    ] as const) {
      const { sent } = await write(channel.code, wrong)
      expect([sent.statusCode, wrong]).toEqual([422, wrong])
      expect(sent.body).toContain(sentence)
      expect(sent.body).toContain('路灯不亮')
    }
  })

  it('is cleaned of control and bidirectional characters, and shown as text', async () => {
    const channel = await aChannel('mayor')
    const { number } = await write(channel.code, { asked: '看\u202e这里\u0000<script>alert(1)</script>𠮷' })
    expect((await find(channel.clerk, number)).asked).toBe('看这里<script>alert(1)</script>𠮷')
  })

  it('is not found with a wrong code, and guessing waits', async () => {
    const channel = await aChannel('mayor')
    const { number, code } = await write(channel.code)
    for (let wrong = 0; wrong < 10; wrong++)
      expect((await post('/interaction/track', { number, code: 'WRONG' })).statusCode).toBe(404)
    const right = await post('/interaction/track', { number, code })
    expect(right.statusCode).toBe(429)
    expect(right.body).toContain('请 15 分钟后再试')
  })
})

describe('what becomes public', () => {
  keepingPages(house)

  it('is the wording an officer read over, only with consent, and is found by search until it is hidden', async () => {
    const { channel, number } = await answered()
    const detail = await find(channel.clerk, number)
    const shown = { title: '路灯维修', asked: '某路口路灯不亮。', reply: '已经修复青石路口的路灯。' }
    expect(await act(channel.clerk, number, 'publish', shown)).toBe(200)
    await house().settle()
    const page = await house().app.inject({ method: 'GET', url: `/letters/${detail.id}` })
    expect(page.body).toContain('已经修复青石路口的路灯')
    expect(page.body).not.toContain('文正路与东桥街口')
    expect((await house().app.inject({ method: 'GET', url: '/search?q=青石路口' })).body).toContain(
      '路灯维修',
    )
    expect(await act(channel.clerk, number, 'hide', { reason: '来信人要求' })).toBe(200)
    await house().settle()
    expect((await house().app.inject({ method: 'GET', url: `/letters/${detail.id}` })).statusCode).toBe(404)
    expect((await house().app.inject({ method: 'GET', url: '/search?q=青石路口' })).body).not.toContain(
      '路灯维修',
    )
  })

  it('needs the consent of the one who wrote, and offers the text without telephone and identity numbers', async () => {
    const channel = await aChannel('department', { reviewed: false })
    const { number } = await write(channel.code, {
      consent: '',
      asked: '我的电话13900001111，证号11010519491231002X，请回电。',
    })
    await act(channel.clerk, number, 'accept', { matter: '咨询', urgent: false })
    await act(channel.clerk, number, 'reply', { reply: '已经回电。' })
    const detail = await find(channel.clerk, number)
    expect(detail.offered.asked).toBe('我的电话139****11，证号110***********X，请回电。')
    expect(await act(channel.clerk, number, 'publish', detail.offered)).toBe('cases.no_consent')
  })

  it('is never a complaint', async () => {
    const { channel, number } = await answered('complaint')
    expect(await act(channel.clerk, number, 'publish', { title: '标题', asked: '内容', reply: '答复' })).toBe(
      'cases.channel_keeps_private',
    )
  })
})

it('a like matter answered before is offered to the officer who writes', async () => {
  const { office } = await answered()
  const again = await aChannel('mayor')
  const { number } = await write(again.code)
  await act(again.clerk, number, 'accept', { matter: '投诉', urgent: false })
  await act(again.clerk, number, 'dispatch', { to: office.body })
  await act(office.handler, number, 'sign')
  const { id } = await find(office.handler, number)
  const suggested = await call(office.handler, 'POST', `/api/cases/${id}/suggest`, { text: '路灯' })
  expect(suggested.json()[0]).toMatchObject({
    ...{ kind: 'past', title: '路灯不亮', text: expect.stringContaining('修复') },
  })
})

it('the same matter once more follows the first, and counts once', async () => {
  const channel = await aChannel('mayor')
  const first = await write(channel.code)
  const second = await write(channel.code)
  expect(await act(channel.clerk, second.number, 'merge', { into: second.number })).toBe(
    'cases.merge_impossible',
  )
  expect(await act(channel.clerk, second.number, 'merge', { into: first.number })).toBe(200)
  expect(await find(channel.clerk, second.number)).toMatchObject({
    state: 'merged',
    mergedInto: { number: first.number },
  })
  const status = await post('/interaction/track', { number: second.number, code: second.code })
  expect(status.body).toContain(first.number)
})

describe('a channel', () => {
  it('is added by the administrator without code, and takes letters at once', async () => {
    const body = await aBody(house())
    const admin = await aPerson(house(), 'system_admin', body)
    const [model] = (await call(admin, 'GET', '/api/cases/channels')).json()
    const channel = {
      ...model,
      version: 0,
      name: '营商环境直通车',
      sign: 'YS',
      deskBodyId: body,
      matters: ['诉求', '建议'],
    }
    expect((await call(admin, 'PUT', '/api/cases/channels/business', channel)).statusCode).toBe(200)
    const limit = {
      matter: '诉求',
      urgent: false,
      step: 'answer',
      amount: 3,
      unit: 'working_day',
      fromDay: '2026-01-01',
      source: '本市规定',
    }
    expect((await call(admin, 'POST', '/api/cases/channels/business/limits', limit)).statusCode).toBe(200)
    const { number } = await write('business', { matter: '诉求' })
    expect(number).toBe('YS202600001')
    const clerk = await aPerson(house(), 'disclosure_office', body)
    await act(clerk, number, 'accept', { matter: '诉求', urgent: false })
    expect(await find(clerk, number)).toMatchObject({ limit: '3个工作日' })
    expect((await call(clerk, 'PUT', '/api/cases/channels/business', channel)).statusCode).toBe(403)
    expect((await call(admin, 'PUT', '/api/cases/channels/business', channel)).json().error.code).toBe(
      'cases.code_taken',
    )
    expect((await call(admin, 'PUT', '/api/cases/channels/other', channel)).json().error.code).toBe(
      'cases.sign_taken',
    )
    expect(
      (await call(admin, 'PUT', '/api/cases/channels/business', { ...channel, version: 9 })).json().error
        .code,
    ).toBe('cases.channel_changed')
  })
})
