import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  expectAccessible,
  hasBrowser,
  type RunningHouse,
  signIn,
  startHouse,
  tellWhenFailed,
} from './house.ts'

let house: RunningHouse
beforeAll(async () => {
  if (hasBrowser) house = await startHouse()
})
afterAll(() => house?.stop())

/** The component library puts a space between the two characters of a short button. */
const said = (text: string) => new RegExp(`^${[...text].join('\\s?')}$`)
const press = (page: Page, text: string) =>
  page
    .getByRole('button', { name: said(text) })
    .first()
    .click()

/** Opens an act of a case, fills its form and sends it. */
async function act(page: Page, name: string, fill: (form: ReturnType<Page['getByRole']>) => Promise<void>) {
  await press(page, name)
  const form = page.getByRole('dialog')
  await fill(form)
  await form.locator('button[type=submit]').click()
  await form.waitFor({ state: 'hidden' })
}

async function pick(page: Page, label: string, text: string): Promise<void> {
  // The star of a field that must be filled, and the mark of its help, count as part of its name.
  const box = page.getByRole('combobox', { name: new RegExp(`^[*\\s]*${label}[\\s填写说明]*$`) })
  await box.click()
  // Long lists are searched, short ones only read.
  if (await box.isEditable()) await box.fill(text)
  const list = page.locator('.ant-select-dropdown:visible')
  await list.getByText(text, { exact: true }).first().click()
  await list.waitFor({ state: 'hidden' })
}

async function open(page: Page, number: string): Promise<void> {
  await page.goto(`${house.url}/console/cases?q=${number}`)
  await page.getByRole('link', { name: number }).click()
  await page.getByText('来件内容').waitFor()
}

const desks = new Map<string, Page>()

/** Works on a case as one person, in a browser of their own, in which they stay signed in. */
async function as(login: string, number: string, work: (page: Page) => Promise<void>): Promise<void> {
  let page = desks.get(login)
  if (page) tellWhenFailed(login, page)
  else page = (await signIn(house, login)).page
  desks.set(login, page)
  await open(page, number)
  await work(page)
}

/** What the hand count reads of a case. */
interface Seen {
  state: string
  round: number
  steps: { text: string }[]
  callBack: { reached: boolean; solved: boolean | null; satisfied: number | null } | null
}

const numerals = '零一二三四五六七八九十'

async function track(page: Page, number: string, code: string): Promise<void> {
  await page.goto(`${house.url}/interaction/track`)
  await page.getByLabel('编号').fill(number)
  await page.getByLabel('查询码').fill(code)
  await press(page, '查询')
  await page.getByText('办理过程').waitFor()
}

const rate = async (page: Page, word: string) => {
  await page.getByRole('radio', { name: word, exact: true }).check()
  await press(page, '提交评价')
}

const approve = (page: Page) =>
  press(page, '审核通过并答复').then(() => page.getByText('已答复').first().waitFor())

describe.runIf(hasBrowser)('questions and answers', () => {
  it('a letter to the mayor is answered, rated badly, done anew, and ends well', async () => {
    const plain = await house.browser.newContext({ javaScriptEnabled: false })
    const citizen = await plain.newPage()
    await citizen.goto(`${house.url}/interaction/mayor/new`)
    const question = (await citizen.getByText('验证问题：').first().textContent()) ?? ''
    const [, a = '', b = ''] = /：(.)加(.)等于/.exec(question) ?? []
    await citizen.getByRole('radio', { name: '求助' }).check()
    await citizen.getByLabel('事由').fill('广场路路灯不亮')
    await citizen.getByLabel('具体情况').fill('广场路北段的三盏路灯已经一周不亮，晚上出行不便。')
    await citizen.getByLabel('姓名').fill('赵一鸣')
    await citizen.getByLabel('联系电话').fill('19900000077')
    await citizen.getByLabel('验证问题').fill('99')
    await press(citizen, '提交')
    // A wrong answer keeps everything that was typed.
    expect(await citizen.getByLabel('事由').inputValue()).toBe('广场路路灯不亮')
    const again = (await citizen.getByText('验证问题：').first().textContent()) ?? ''
    const [, c = a, d = b] = /：(.)加(.)等于/.exec(again) ?? []
    await citizen.getByLabel('验证问题').fill(String(numerals.indexOf(c) + numerals.indexOf(d)))
    await press(citizen, '提交')
    const number = (await citizen.locator('#case-number').textContent()) ?? ''
    const code = (await citizen.locator('#case-code').textContent()) ?? ''

    await as('szfb.gk', number, async (page) => {
      await expectAccessible(page)
      await act(page, '受理', async () => {})
      await act(page, '派发', () => pick(page, '承办单位', '景澜市住房和城乡建设局'))
      await page.getByText('待签收').first().waitFor()
    })
    await as('zjj.xxy', number, async (page) => {
      await press(page, '签收')
      await page.getByText('办理中').first().waitFor()
      await press(page, '答复')
      const form = page.getByRole('dialog')
      await form.getByLabel('答复内容').fill('路灯故障已经登记。')
      // What staff keep is offered while one types.
      await form.getByText('路灯不亮怎么报修').waitFor()
      await expectAccessible(page)
      await form.locator('button[type=submit]').click()
      await page.getByText('答复待审').first().waitFor()
    })
    await as('zjj.ks', number, approve)

    await track(citizen, number, code)
    await citizen.getByText('路灯故障已经登记。').waitFor()
    await rate(citizen, '不满意')
    await citizen.getByText('我们会重新办理').waitFor()

    await as('zjj.xxy', number, async (page) => {
      await page.getByText('第2次办理').first().waitFor()
      await act(page, '答复', (form) => form.getByLabel('答复内容').fill('三盏路灯已经全部修复。'))
    })
    await as('zjj.ks', number, approve)

    await track(citizen, number, code)
    await citizen.getByText('三盏路灯已经全部修复。').waitFor()
    await citizen.getByText('第1次答复').waitFor()
    await rate(citizen, '满意')
    await citizen.getByText('来信已经办结').waitFor()
    await plain.close()
    const seen = await house.browser.newPage({ viewport: { width: 360, height: 740 } })
    await track(seen, number, code)
    await expectAccessible(seen)
    await seen.close()
  })

  it('a ticket goes to the wrong office, comes back, and is finished in time', async () => {
    const desk = await signIn(house, 'szfb.gk')
    const { page } = desk
    await page.goto(`${house.url}/console/cases/new`)
    await pick(page, '渠道', '12345热线')
    await page.getByRole('radio', { name: '投诉' }).check()
    await page.getByLabel('事由').fill('井盖松动有响声')
    await page.getByLabel('具体情况').fill('青石路小学门口井盖松动，车过有响声。')
    await page.getByLabel('姓名').fill('钱女士')
    await page.getByLabel('联系电话').fill('19900000078')
    await expectAccessible(page)
    await press(page, '登记')
    const number = /RX\d+/.exec((await page.getByText(/已登记，编号/).textContent()) ?? '')?.[0] ?? ''
    await open(page, number)
    await act(page, '受理', async () => {})
    await act(page, '派发', () => pick(page, '承办单位', '景澜市教育局'))

    await as('jyj.xxy', number, (school) =>
      act(school, '退回改派', (form) =>
        form.getByRole('textbox').fill('市政井盖属于住房城乡建设局职责，建议改派。'),
      ),
    )
    await open(page, number)
    await page.getByText('退回待改派').first().waitFor()
    await act(page, '派发', () => pick(page, '承办单位', '景澜市住房和城乡建设局'))
    await as('zjj.xxy', number, async (office) => {
      await press(office, '签收')
      await act(office, '答复', (form) => form.getByLabel('答复内容').fill('井盖已经更换并固定。'))
    })
    await open(page, number)
    await act(page, '登记回访', async (form) => {
      await form.getByRole('radio', { name: '已解决', exact: true }).check()
      await form.getByRole('radio', { name: '满意', exact: true }).check()
    })
    await page.getByText('已办结').first().waitFor()
    await page.getByText('景澜市教育局退回改派').waitFor()
    expect(await page.getByText('超期答复').count()).toBe(0)
    await desk.context.close()
  })

  it('three hundred comments are read, sorted into groups and answered', async () => {
    const title = '城市更新三年行动方案'
    const officer = await signIn(house, 'szfb.xxy')
    const { page } = officer
    await page.goto(`${house.url}/console/consultations`)
    await page.getByRole('link', { name: title }).click()
    await page.getByRole('tab', { name: '意见（300）' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('tab', { name: /分组答复/ }).click()
    for (const [group, how] of [
      ['改造项目和次序', '采纳'],
      ['施工和资金公开', '部分采纳'],
    ] as const) {
      await press(page, '增加意见组')
      const form = page.getByRole('dialog')
      await form.getByLabel('意见概括').fill(group)
      await form.getByRole('radio', { name: how, exact: true }).check()
      await form.getByLabel('说明和理由').fill('已经写入行动方案，并在年度计划中细化。')
      await form.locator('button[type=submit]').click()
      await form.waitFor({ state: 'hidden' })
    }
    await page.getByRole('tab', { name: '意见（300）' }).click()
    await pick(page, '意见组', '未归类')
    // Fifty at a time: read, shown, sorted; the next fifty move up.
    for (let left = 300; left > 0; left -= 50) {
      await page.getByText(`共${left}条`).waitFor()
      const all = page.getByRole('checkbox', { name: '选择本页全部意见' }).first()
      await all.check()
      await press(page, '公开显示')
      await page.getByText('已选0条').waitFor()
      await all.check()
      await pick(page, '归入意见组', left > 100 ? '改造项目和次序' : '施工和资金公开')
      await page.getByText('已选0条').waitFor()
    }
    await page.getByText('共0条').waitFor()
    await officer.context.close()

    const head = await signIn(house, 'szfb.fg')
    await head.page.goto(`${house.url}/console/consultations`)
    await head.page.getByRole('link', { name: title }).click()
    await act(head.page, '公布采纳情况', (form) =>
      form.getByLabel('总体采纳情况').fill('共收到意见300条，采纳200条，部分采纳100条。'),
    )
    await head.page.getByText('已反馈').first().waitFor()
    const path = await head.page.getByRole('link', { name: '在门户查看' }).getAttribute('href')
    await head.context.close()

    const reader = await house.browser.newPage({ viewport: { width: 360, height: 740 } })
    await reader.goto(`${house.url}${path}`)
    await reader.getByText('共收到意见300条').first().waitFor()
    await reader.getByText('施工和资金公开').first().waitFor()
    await expectAccessible(reader)
    await reader.close()
  })

  it('the numbers of a survey run over the questions that are asked', async () => {
    const reader = await house.browser.newPage({ viewport: { width: 360, height: 740 } })
    await reader.goto(`${house.url}/surveys`)
    await reader.getByRole('link', { name: '政务服务事项办理体验调查' }).click()
    const numbers = async () =>
      (await reader.locator('[data-question]:visible').allInnerTexts()).map((text) => text.slice(0, 2))
    await reader.getByRole('radio', { name: '社保和医保' }).check()
    expect(await numbers()).toEqual(['1.', '2.', '3.', '4.'])
    await reader.getByRole('radio', { name: '没有办过' }).check()
    expect(await numbers()).toEqual(['1.', '2.', '3.'])
    await expectAccessible(reader)
    await reader.close()
  })

  it('the indicators of the year are what one counts by hand', async () => {
    const { page, context } = await signIn(house, 'szfb.gk')
    const year = String(await page.evaluate(() => new Date().getFullYear()))
    const hand = await page.evaluate(async (of) => {
      const get = async (path: string) => (await fetch(`/api${path}`)).json()
      const ids: string[] = []
      for (let no = 1; ; no++) {
        const { rows } = await get(`/cases?channel=hotline&size=100&page=${no}`)
        ids.push(
          ...rows
            .filter((row: { submittedAt: string }) => row.submittedAt.startsWith(of))
            .map((row: { id: string }) => row.id),
        )
        if (rows.length < 100) break
      }
      const cases: Seen[] = []
      for (const id of ids) cases.push(await get(`/cases/${id}`))
      const count = (test: (one: Seen) => boolean) => cases.filter(test).length
      const accepted = (one: Seen) =>
        one.state !== 'merged' &&
        one.steps.some(({ text }: { text: string }) => text.endsWith('受理') && !text.endsWith('不予受理'))
      const reached = count((one) => one.callBack?.reached === true)
      return {
        received: cases.length,
        accepted: count(accepted),
        replied: count((one) =>
          one.steps.some(({ text }: { text: string }) => text.endsWith('答复') && !text.includes('拟写')),
        ),
        calledBack: count((one) => one.callBack !== null),
        reached,
        solved: count((one) => one.callBack?.solved === true),
        satisfied: count((one) => (one.callBack?.satisfied ?? 0) >= 3),
        redone: count((one) => one.round > 1),
      }
    }, year)
    const { whole } = await page.evaluate(
      async (of) =>
        (await fetch(`/api/cases/indicators?from=${of}-01-01&until=${of}-12-31&channel=hotline`)).json(),
      year,
    )
    expect(hand.received).toBeGreaterThan(10)
    expect({
      received: whole.values.received.value,
      accepted: whole.values.accepted.value,
      replied: whole.values.replied.value,
      calledBack: whole.values.callBackRate.top,
      reached: whole.values.solveRate.bottom,
      solved: whole.values.solveRate.top,
      satisfied: whole.values.satisfiedRate.top,
      redone: whole.values.redoRate.top,
    }).toEqual(hand)
    await page.goto(`${house.url}/console/cases/figures`)
    await pick(page, '渠道', '12345热线')
    await page
      .getByText(`${whole.values.satisfiedRate.top} ÷ ${whole.values.satisfiedRate.bottom}`)
      .first()
      .waitFor()
    await expectAccessible(page)
    await context.close()
  })
})
