import { Document, Packer, Paragraph } from 'docx'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { relate } from '../server/src/foundation/bodies/index.ts'
import type { Actor } from '../server/src/foundation/identity/index.ts'
import { day } from '../server/src/platform/clock/index.ts'
import { inTransaction } from '../server/src/platform/db/index.ts'
import { setFee } from '../server/src/requests/fees/index.ts'
import {
  lookAtClocks,
  proposeDecision,
  type RequestInput,
  signDecision,
  submitRequest,
} from '../server/src/requests/requests/index.ts'
import { aBody, aPerson } from '../server/test/people.ts'
import { expectAccessible, hasBrowser } from './house.ts'
import { type MovingHouse, startMovingHouse } from './moving-house.ts'

let house: MovingHouse
let body = ''
let clerk: Actor
let head: Actor
beforeAll(async () => {
  if (!hasBrowser) return
  house = await startMovingHouse('2024-12-20T10:00:00+08:00')
  body = await aBody(house, { name: '景澜市园林绿化局' })
  clerk = (await aPerson(house, 'disclosure_office', body)).actor
  head = (await aPerson(house, 'deputy_head', body)).actor
  const { db, clock } = house.deps
  await inTransaction(db, async (tx) => {
    const from = day('2020-01-01')
    const organ = { name: '景澜市人民政府' }
    await relate(tx, clock, undefined, { kind: 'reconsideration_organ', body, other: organ, from })
    await relate(tx, clock, undefined, { kind: 'court', body, other: { name: '望湖区人民法院' }, from })
  })
})
afterAll(() => house?.stop())

type Applicant = Pick<RequestInput, 'applicantType' | 'name' | 'documentNumber'>
const citizen: Applicant = {
  applicantType: 'naturalPerson',
  name: '钱小雨',
  documentNumber: '990102199001010017',
}
const company: Applicant = {
  applicantType: 'business',
  name: '景澜云帆商贸有限公司',
  documentNumber: '99990100MA12345678',
}
const lawyers: Applicant = {
  applicantType: 'legalService',
  name: '景澜文正律师事务所',
  documentNumber: '99990100MA87654321',
}

/** Handed in at the counter today: that is the day of receipt. */
async function handedIn(who: Applicant, asked: string) {
  const { db, clock, keys } = house.deps
  const input: RequestInput = {
    ...who,
    bodyId: body,
    documentKind: who.applicantType === 'naturalPerson' ? '居民身份证' : '统一社会信用代码',
    phone: '19900000001',
    email: '',
    address: '望湖区文正街道某小区',
    contact: '',
    asked,
    wantedForm: 'electronic',
    deliveryWay: 'online',
  }
  return inTransaction(db, (tx) =>
    submitRequest(tx, clock, keys.vault, clerk, input, { channel: 'counter', arrivedOn: clock.today() }),
  )
}

/** 予以公开 without an errand of its own; office-year.e2e.ts goes that way in the browser. */
async function granted(id: string): Promise<void> {
  const { db, clock, keys } = house.deps
  const proposal = {
    ...{ outcome: 'granted', facts: '', discretion: '', supply: '随本告知书提供电子文档。' },
    ...{ otherOrgan: '', earlier: '', attachments: [], tree: null, differsBecause: '' },
  }
  await inTransaction(db, (tx) => proposeDecision(tx, clock, keys.vault, clerk, id, 1, proposal))
  await inTransaction(db, (tx) => signDecision(tx, clock, keys.vault, head, id, 2))
}

const office = <T>(id: string, work: (page: Page) => Promise<T>) =>
  house.officer('disclosure_office', body, `/requests/${id}`, work)
const leader = <T>(id: string, work: (page: Page) => Promise<T>) =>
  house.officer('deputy_head', body, `/requests/${id}`, work)

type Filling = (dialog: Locator) => Promise<void>
const nothing: Filling = async () => {}

/** Presses what stands under 办理, or under its 更多, fills the form and sends it; it is done when the form has gone. */
async function act(page: Page, name: string, fill: Filling = nothing): Promise<void> {
  const button = page.getByRole('button', { name, exact: true })
  await page.getByText('办理', { exact: true }).first().waitFor()
  // Parts of the page come with answers of their own; only what is not there after a moment stands in the menu.
  const there = await button.waitFor({ timeout: 1_500 }).then(
    () => true,
    () => false,
  )
  if (there) await button.click()
  else {
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem', { name, exact: true }).click()
  }
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  await fill(dialog)
  await dialog.getByRole('button', { name: /^(确定|登记|提交)$/ }).click()
  await dialog.waitFor({ state: 'hidden' })
}

const filled =
  (...fields: readonly (readonly [label: string | RegExp, value: string])[]): Filling =>
  async (dialog) => {
    for (const [label, value] of fields) await dialog.getByLabel(label, { exact: true }).fill(value)
  }

async function choose(page: Page, label: string, text: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label })
  await box.click()
  await box.fill(text)
  await page.locator('.ant-select-dropdown:visible').getByText(text).first().waitFor()
  await box.press('Enter')
}

/** Drafts the reply and puts it on its route. */
async function propose(page: Page, outcome: string, fields: Readonly<Record<string, string>>): Promise<void> {
  await page.getByRole('button', { name: '拟办答复' }).click()
  await choose(page, '答复类型', outcome)
  for (const [label, value] of Object.entries(fields))
    await page.getByLabel(label, { exact: true }).fill(value)
  await page.getByRole('button', { name: '提交签发' }).click()
  await page.getByText('待签发').first().waitFor()
}

const sign = (id: string) =>
  leader(id, async (page) => {
    await page.getByRole('button', { name: '签发答复' }).click()
    await page.getByText('已答复').first().waitFor()
  })

async function track(page: Page, { number, code }: { number: string; code: string }): Promise<void> {
  await page.goto(`${house.url}/requests/track`)
  await page.locator('[name=number]').fill(number)
  await page.locator('[name=code]').fill(code)
  await page.getByRole('button', { name: '查询' }).click()
  await page.getByRole('heading', { name: `申请 ${number}` }).waitFor()
}

const morning = () => lookAtClocks(house.deps.db, house.deps.clock)

/** 表三 and 表四 of 2025, counted by hand along the errands below. */
const hand: Record<string, number> = {}
const count = (cell: string, number = 1) => {
  hand[cell] = (hand[cell] ?? 0) + number
}
const came = (type: string, number = 1) => count(`requests.received.${type}`, number)
const answered = (row: string, type: string, number = 1) => count(`requests.${row}.${type}`, number)

describe.runIf(hasBrowser)('a year of requests (Art 27 to 45)', () => {
  it('begins with one of last year, answered in January', async () => {
    house.at('2024-12-20')
    const { id } = await handedIn(citizen, '2024年行道树补植的采购合同')
    house.at('2025-01-08')
    await granted(id)
    count('requests.carriedIn.naturalPerson')
    answered('granted', 'naturalPerson')
  })

  it('grants in part what belongs to a third party too: asked, extended, objected, covered, supplied', async () => {
    house.at('2025-03-05')
    const request = await handedIn(company, '2024年度城区绿化养护合同')
    const { id } = request
    came('business')

    house.at('2025-03-07')
    await office(id, async (page) => {
      await act(
        page,
        '征求意见',
        filled(['名称', '景澜青石园林有限公司'], ['所涉及的信息', '养护合同中的报价']),
      )
      await page.getByText('征求第三方意见').first().waitFor()
      await page.getByRole('tab', { name: /征求意见/ }).click()
      await act(page, '登记对方收到', filled(['收到之日', '2025-03-07']))
      await page.getByText('2025-03-28 前答复').waitFor()
      await expectAccessible(page)
    })

    house.at('2025-03-14')
    await office(id, async (page) => {
      await page.getByRole('tab', { name: /征求意见/ }).click()
      await act(page, '登记意见', async (dialog) => {
        await dialog.getByText('不同意公开', { exact: true }).click()
        await filled(['理由', '单价属于商业秘密'], ['收到意见之日', '2025-03-14'])(dialog)
      })
      // Five working days of waiting do not count: from 2 April to 10 April, over 清明.
      await page.getByText('2025-04-10').first().waitFor()
      await act(page, '认定意见', async (dialog) => {
        await dialog.getByText('理由合理，不予公开', { exact: true }).click()
        await filled(['理由', '单价确属商业秘密，其余内容不是'])(dialog)
      })
      await act(page, '延长答复期限', filled([/延长的工作日数/, '10'], ['延长的理由', '需要逐页区分处理']))
      await page.getByText('提请延长10个工作日').waitFor()
    })
    await leader(id, async (page) => {
      await page.getByRole('button', { name: '同意延长' }).click()
      await page.getByText('2025-04-24').first().waitFor()
    })

    house.at('2025-04-16')
    await coverContract(id)
    house.at('2025-04-18')
    await office(id, (page) =>
      propose(page, '部分公开', {
        经审查认定的事实和理由: '合同中的单价属于第三方商业秘密，已作区分处理。',
        '获取的方式、途径和时间': '随本告知书提供可以公开的部分。',
      }),
    )
    await sign(id)
    answered('partial', 'business')

    await house.citizen(async (page) => {
      await track(page, request)
      await page.getByRole('heading', { name: '政府信息部分公开告知书' }).waitFor()
      await expectAccessible(page)
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: /下载 养护合同（公开版）/ }).click(),
      ])
      expect(download.suggestedFilename()).toContain('养护合同（公开版）')
    })
  })

  /** One marks what may not be disclosed, a second looks, the server makes new pages. */
  async function coverContract(id: string): Promise<void> {
    const lines = ['城区绿化养护合同', '单价：每平方米八元六角', '养护范围：望湖区全部行道树']
    const sections = [{ children: lines.map((line) => new Paragraph(line)) }]
    const buffer = await Packer.toBuffer(new Document({ sections }))
    const path = await office(id, async (page) => {
      await page.locator('.ant-upload input[type=file]').setInputFiles({
        name: '养护合同.docx',
        mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        buffer,
      })
      await page.getByRole('heading', { name: '养护合同.docx' }).waitFor()
      await page.getByRole('region', { name: '第1页' }).waitFor()
      await page.getByLabel('说明（可以不填）').fill('单价')
      await page.getByLabel('查找文字，标注全部').fill('每平方米八元六角')
      await page.getByRole('button', { name: '标注', exact: true }).click()
      await page.getByText('已标注 1 处').waitFor()
      // Boxes by keyboard alone: one is placed on a line, another is taken away; a reload loses neither.
      await page.getByRole('button', { name: '加框' }).press('Enter')
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('Shift+ArrowRight')
      await page.getByText('距左边 35%，距上边 47.5%，宽 30.5%，高 3%').waitFor({ state: 'attached' })
      await page.getByRole('button', { name: '加框' }).press('Enter')
      await page.keyboard.press('Delete')
      await page.reload()
      await page.getByText('已恢复您上次没有保存的标注').waitFor()
      await page.getByText('遮盖的部分（2 处）').waitFor()
      await expectAccessible(page)
      await page.getByRole('button', { name: '提交复核' }).click()
      await page.getByLabel('公开文件的名称').fill('养护合同（公开版）')
      await page.getByRole('button', { name: '提交', exact: true }).click()
      await page.getByText('等待另一位工作人员复核').waitFor()
      return new URL(page.url()).pathname.replace('/console', '')
    })
    await house.officer('disclosure_office', body, path, async (page) => {
      await page.getByRole('button', { name: '通过并生成' }).click()
      await page.getByText('正在生成').first().waitFor()
      await house.jobs.runNow('redaction.burn')
      await page.getByRole('button', { name: '附入答复' }).click()
      await page.getByText('已附入答复').waitFor()
      await expectAccessible(page)
    })
  }

  it('gives up a request that its applicant did not correct in time', async () => {
    house.at('2025-05-06')
    const request = await handedIn(citizen, '那个合同')
    came('naturalPerson')
    house.at('2025-05-08')
    await office(request.id, async (page) => {
      await act(
        page,
        '告知补正',
        filled(['需要补正的内容和方式', '请写明合同的名称或者年份。'], [/合理的补正期限/, '10']),
      )
      await page.getByText('等待补正').first().waitFor()
    })
    await house.citizen(async (page) => {
      await track(page, request)
      await page.getByText('请写明合同的名称或者年份。').first().waitFor()
      await page.getByText('请于 2025-05-22 前提交').waitFor()
      await expectAccessible(page)
    })
    house.at('2025-05-23')
    await morning()
    await house.citizen(async (page) => {
      await track(page, request)
      await page.getByText('补正期限已于 2025-05-22 届满').waitFor()
      expect(await page.getByRole('button', { name: '提交补正' }).count()).toBe(0)
    })
    await office(request.id, async (page) => {
      await page.getByText('期限已满，申请人没有办理').waitFor()
      await propose(page, '无正当理由逾期不补正', {
        经审查认定的事实和理由: '2025年5月8日告知补正，至5月22日没有补正。',
      })
    })
    await sign(request.id)
    answered('other.uncorrected', 'naturalPerson')
  })

  it('hears an applicant of a dozen requests a month, charges by piece, and refuses what has no reason', async () => {
    house.at('2025-05-30')
    const { db, clock } = house.deps
    const fee = {
      bodyId: body,
      mode: 'piece' as const,
      from: day('2025-06-01'),
      payWay: '凭通知书到缴费窗口缴纳',
    }
    await inTransaction(db, (tx) => setFee(tx, clock, clerk.id, fee))

    house.at('2025-06-03')
    for (let piece = 1; piece <= 10; piece++) {
      const { id } = await handedIn(citizen, `第${piece}号公园的年度养护记录`)
      await granted(id)
    }
    const paid = await handedIn(citizen, '第11号公园的年度养护记录')
    const unpaid = await handedIn(citizen, '第12号公园的年度养护记录')
    const excessive = await handedIn(citizen, '全部公园历年的全部记录')
    came('naturalPerson', 13)
    answered('granted', 'naturalPerson', 10)

    house.at('2025-06-06')
    for (const { id } of [paid, unpaid])
      await office(id, async (page) => {
        await act(page, '发收费通知')
        await page.getByText('等待缴费').first().waitFor()
      })
    // Who reads the notice has it; from the day after, twenty working days to pay.
    for (const one of [paid, unpaid])
      await house.citizen(async (page) => {
        await track(page, one)
        await page.getByText('应缴金额 100 元').waitFor()
        await page.getByText('请于 2025-07-04 前').waitFor()
        await expectAccessible(page)
      })
    await office(excessive.id, (page) =>
      act(page, '要求说明理由', filled(['具体情况', '本月已提出13件申请，内容相近。'])),
    )

    house.at('2025-06-10')
    await office(paid.id, async (page) => {
      await act(page, '登记缴费', filled(['缴费日期', '2025-06-10'], ['财政票据号码', '990100000001']))
      // Twenty working days anew from the payment.
      await page.getByText('2025-07-08').first().waitFor()
    })
    await house.citizen(async (page) => {
      await track(page, excessive)
      await page.getByRole('textbox', { name: '申请的理由' }).fill('想看看。')
      await page.getByRole('button', { name: '提交说明' }).click()
      await page.getByRole('heading', { name: /^申请 / }).waitFor()
    })
    await office(excessive.id, async (page) => {
      await page.getByText('想看看。').first().waitFor()
      await act(page, '认定理由', nothing)
      await propose(page, '明显超过合理范围', {
        经审查认定的事实和理由: '所说明的理由不足以支持申请的数量。',
      })
    })
    await sign(excessive.id)
    answered('declined.excessive', 'naturalPerson')
    house.at('2025-06-12')
    await office(paid.id, (page) => propose(page, '予以公开', { '获取的方式、途径和时间': '随告知书提供。' }))
    await sign(paid.id)
    answered('granted', 'naturalPerson')

    house.at('2025-07-10')
    await morning()
    await office(unpaid.id, (page) =>
      propose(page, '逾期未缴纳信息处理费', {
        经审查认定的事实和理由: '2025年6月6日发出收费通知，逾期没有缴纳。',
      }),
    )
    await sign(unpaid.id)
    answered('other.feeUnpaid', 'naturalPerson')
  })

  it('refuses, is upheld on reconsideration, loses in court, and answers anew on the same request', async () => {
    house.at('2025-08-04')
    const request = await handedIn(lawyers, '公园改造方案的内部讨论稿')
    came('legalService')
    house.at('2025-08-15')
    await office(request.id, (page) =>
      propose(page, '过程性信息', {
        经审查认定的事实和理由: '所申请的是研究讨论中的材料。',
        '裁量考虑（“可以不予公开”的须说明）': '公开会影响充分讨论。',
      }),
    )
    await sign(request.id)
    answered('refused.process', 'legalService')
    await house.citizen(async (page) => {
      await track(page, request)
      await page.getByText(/应当自收到本告知书之日起60日内先向景澜市人民政府申请行政复议/).waitFor()
    })

    house.at('2025-09-10')
    await office(request.id, async (page) => {
      await act(
        page,
        '登记',
        filled(['案号', '景府复〔2025〕31号'], ['受理日期', '2025-09-08'], [/副本之日/, '2025-09-10']),
      )
      // Ten working days; 28 September is a day of work, 1 to 8 October are not.
      await page.getByText('应在 2025-09-24 前提交复议答复').waitFor()
      await act(page, '登记提交', filled(['提交日期', '2025-09-10']))
      await page.getByText('2025-09-10 已提交答复').waitFor()
    })
    house.at('2025-10-20')
    await office(request.id, (page) =>
      act(page, '登记结果', async (dialog) => {
        await dialog.getByText('结果维持', { exact: true }).click()
        await filled(['审结日期', '2025-10-20'])(dialog)
      }),
    )
    count('remedies.reconsideration.upheld')

    house.at('2025-11-03')
    await office(request.id, (page) =>
      act(page, '登记', async (dialog) => {
        await choose(page, '类型', '复议后起诉')
        await filled(['受理日期', '2025-11-03'], ['共同被告', '景澜市人民政府'])(dialog)
      }),
    )
    house.at('2025-12-15')
    await office(request.id, async (page) => {
      await act(page, '登记结果', async (dialog) => {
        await dialog.getByText('结果纠正', { exact: true }).click()
        await filled(
          ['审结日期', '2025-12-15'],
          ['决定书、判决书文号', '（2025）景行初12号'],
          [/责令重新答复/, '15'],
        )(dialog)
      })
      await page.getByText('应在 2026-01-06 前重新答复').waitFor()
    })
    count('remedies.litigationAfterReconsideration.corrected')
    house.at('2025-12-22')
    await office(request.id, async (page) => {
      await act(page, '重新答复', async (dialog) => {
        await choose(page, '重新答复的类型', '予以公开')
        await filled(['认定的事实和理由', '讨论已经结束。'], ['获取的方式、途径', '随函提供讨论稿。'])(dialog)
      })
      await page.getByText('2025-12-22 已重新答复').waitFor()
      await act(page, '记教训', filled(['教训和改进措施', '过程结束后应当重新审查。']))
      await expectAccessible(page)
    })
    await house.citizen(async (page) => {
      await track(page, request)
      await page
        .getByText(/（2025）景行初12号/)
        .first()
        .waitFor()
    })
  })

  it('leaves one open at the end, and 表三 and 表四 say what was counted by hand', async () => {
    house.at('2025-12-29')
    await handedIn(company, '2025年度花卉采购清单')
    came('business')
    count('requests.carriedOut.business')
    house.at('2026-01-12')
    const shown = await house.officer('disclosure_office', body, '/reports?year=2025', async (page) => {
      await page.getByRole('button', { name: /开始编制景澜市园林绿化局/ }).click()
      await page.getByRole('dialog').getByRole('button', { name: '开始编制' }).click()
      await page.locator('td[id^="requests."]').first().waitFor()
      return page
        .locator('td[id]')
        .evaluateAll((cells) =>
          cells.map((cell) => [cell.id, Number.parseInt(cell.textContent ?? '', 10)] as const),
        )
    })
    const figures = Object.fromEntries(
      shown.filter(([cell, value]) => /^re(quests|medies)\./.test(cell) && !/total/i.test(cell) && value > 0),
    )
    expect(figures).toEqual(hand)
    const of = (cell: string) => shown.find(([id]) => id === cell)?.[1]
    expect([of('requests.received.total'), of('requests.carriedIn.total')]).toEqual([17, 1])
    expect([of('requests.total.total'), of('requests.carriedOut.total')]).toEqual([17, 1])
  })
})
