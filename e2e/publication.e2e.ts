import { execFile } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aDocx, anIdCard, anXlsx, cell, paragraph, row, run } from '../server/test/leak-corpus.ts'
import {
  expectAccessible,
  hasBrowser,
  type RunningHouse,
  signIn,
  startHouse,
  tellWhenFailed,
} from './house.ts'

let house: RunningHouse
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yangguang-publication-'))
  if (hasBrowser) house = await startHouse()
})
afterAll(() => house?.stop())

async function choose(page: Page, label: string, text: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label })
  await box.click()
  await box.fill(text)
  await page.locator('.ant-select-dropdown:visible').getByText(text).first().waitFor()
  await box.press('Enter')
  await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' })
}

const title = '景澜市老旧小区改造资金分配公告'
const secret = anIdCard(7)
const deleted = '（删去的初稿：金额未定）'
const files = [
  {
    name: '分配办法.docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: aDocx(
      paragraph(run('资金按改造户数分配。')) +
        paragraph(
          `<w:del w:id="1" w:author="起草人"><w:r><w:delText>${deleted}</w:delText></w:r></w:del>${run('每户补助二千元。')}`,
        ),
    ),
  },
  {
    name: '分配表.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: anXlsx([
      { name: '分配表', rows: row(1, cell('A1', '小区') + cell('B1', '金额')) },
      { name: '底表', state: 'hidden', rows: row(1, cell('A1', '联系人') + cell('B1', secret)) },
    ]),
  },
]

const reviewers = new Map<string, Page>()

/** The way of a text that was handed in: three reviews by three people, the first with the confidentiality review. */
async function reviewed(address: string): Promise<void> {
  for (const login of ['szfb.ks', 'szfb.fg', 'szfb.zy']) {
    let page = reviewers.get(login)
    if (!page) {
      page = (await signIn(house, login)).page
      reviewers.set(login, page)
      await page.getByRole('link', { name: title }).first().click()
    } else await page.goto(address)
    if (login === 'szfb.ks') {
      await page.getByRole('button', { name: '签署保密审查意见' }).click()
      await page.getByRole('button', { name: /^签\s?署$/ }).click()
      await page.getByRole('button', { name: '签署保密审查意见' }).waitFor({ state: 'detached' })
    }
    await page.getByRole('button', { name: '审核通过' }).click()
    await page.getByText('已通过').waitFor()
  }
}

/** `yangguang verify` on a machine that knows nothing of the platform but its key. */
async function verified(...args: string[]): Promise<string> {
  const cli = join(import.meta.dirname, '../server/dist/cli.js')
  const { stdout } = await promisify(execFile)(process.execPath, [cli, 'verify', ...args])
  return stdout
}

/** Downloads something as anybody would. */
async function keep(name: string, path: string) {
  const answer = await fetch(`${house.url}${path}`)
  expect([path, answer.status]).toEqual([path, 200])
  const content = Buffer.from(await answer.arrayBuffer())
  await writeFile(join(folder, name), content)
  return { path: join(folder, name), content }
}

describe.runIf(hasBrowser)('a publication with something hidden in its files', () => {
  let page: Page
  let reader: Page
  let address = ''
  let link = ''
  let hrefs: string[] = []
  let key = ''

  it('is blocked, cleaned by one click, approved by three people, published and proven', async () => {
    page = (await signIn(house, 'szfb.xxy')).page
    await page.goto(`${house.url}/console/documents/new`)
    await page.getByLabel('标题', { exact: true }).fill(title)
    await page.getByRole('textbox', { name: '正文' }).fill('现将资金分配方案公告如下。')
    await page.locator('input[type=file][multiple]').setInputFiles(files)
    await page.getByText('分配办法.docx').first().waitFor()
    await page.getByText('分配表.xlsx').first().waitFor()
    await choose(page, '栏目', '通知公告')
    await choose(page, '主题分类', '城乡建设')
    await choose(page, '体裁分类', '公告')
    await page.getByRole('button', { name: '提交审核' }).click()

    // Blocked, with every reason at its place, and nothing personal repeated on the screen.
    await page.getByText('有须处理的问题，处理后才能提交审核。').waitFor()
    await page.getByText('《分配办法.docx》').first().waitFor()
    await page.getByText('《分配表.xlsx》').first().waitFor()
    expect(await page.locator('body').textContent()).not.toContain(secret)
    await expectAccessible(page)
    await page.getByRole('button', { name: '一键处理全部' }).click()
    await page.getByText('有须处理的问题，处理后才能提交审核。').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '提交审核' }).click()
    await page.getByText('送审文本（已冻结）').waitFor()
    address = page.url()

    await reviewed(address)
    await page.reload()
    await page.getByRole('button', { name: '发布', exact: true }).click()
    await page.getByRole('button', { name: '发布', exact: true }).waitFor({ state: 'hidden' })
    await page.getByText(/已发布，索引号/).waitFor()
    await expectAccessible(page)
    link = (await page.getByRole('link', { name: '在门户查看' }).getAttribute('href')) ?? ''

    // The public gets neither the number nor the deleted words, and can prove what it got.
    reader = await house.browser.newPage()
    await reader.goto(`${house.url}${link}`)
    await reader.getByRole('heading', { name: title }).waitFor()
    await expectAccessible(reader)
    hrefs = await reader
      .locator('a[href^="/files/"]')
      .evaluateAll((links) => links.map((one) => one.getAttribute('href') ?? ''))
    expect(hrefs).toHaveLength(2)
    key = (await keep('public.pem', '/ledger/public.pem')).path
    await expect
      .poll(async () => (await fetch(`${house.url}${link}/proof.json`)).status, { timeout: 10_000 })
      .toBe(200)
    const proof = await keep('proof.json', `${link}/proof.json`)
    const saved = await keep('page.html', link)
    expect(await verified(proof.path, '--key', key, '--page', saved.path)).toContain('成立')
    await writeFile(saved.path, saved.content.toString('utf8').replace('现将资金', '现将部分资金'))
    await expect(verified(proof.path, '--key', key, '--page', saved.path)).rejects.toThrow()
    for (const [index, href] of hrefs.entries()) {
      const file = await keep(`file-${index}`, href)
      expect(file.content.includes(secret)).toBe(false)
      expect(await verified(proof.path, '--key', key, '--file', file.path)).toContain('成立')
    }
  })

  it('is amended by a second edition, compared with the first, and withdrawn with a proof', async () => {
    tellWhenFailed('szfb.xxy', page)
    // A new edition goes the whole way again and says what it puts right.
    await page.goto(address)
    await page.getByRole('button', { name: '开启新版本' }).click()
    await page.getByRole('link', { name: '修改' }).click()
    await page.getByRole('textbox', { name: '正文' }).fill('现将调整后的资金分配方案公告如下。')
    await page.getByLabel('更正说明').fill('更正分配口径。')
    await page.getByRole('button', { name: '提交审核' }).click()
    await page.getByText('送审文本（已冻结）').waitFor()
    await reviewed(address)
    await page.reload()
    await page.getByRole('button', { name: '发布', exact: true }).click()
    await page.getByText(/已发布，索引号/).waitFor()
    await page.getByRole('button', { name: '与上一版对照' }).click()
    await page.locator('ins').getByText('调整后的').first().waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Escape')

    await reader.goto(`${house.url}${link}`)
    await reader.getByText('更正分配口径。').waitFor()
    await reader.getByRole('link', { name: '第1版' }).click()
    await reader.getByText('这是以前的版本').waitFor()
    await reader.getByText('现将资金分配方案公告如下。').waitFor()
    await expectAccessible(reader)

    await page.getByRole('button', { name: '撤回', exact: true }).click()
    await page.getByLabel('向公众说明的理由').fill('方案调整，另行公告。')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^撤\s?回$/ })
      .click()
    await page.getByText(/已于.*撤回/).waitFor()
    await expect.poll(async () => (await fetch(`${house.url}${link}`)).status, { timeout: 5_000 }).toBe(410)
    await reader.goto(`${house.url}${link}`)
    await reader.getByText('方案调整，另行公告。').waitFor()
    await expectAccessible(reader)
    expect((await fetch(`${house.url}${hrefs[0]}`)).status).toBe(404)
    expect((await fetch(`${house.url}${link}/editions/1`)).status).toBe(404)
    const gone = (await reader.getByRole('link', { name: '撤回记录的证明' }).getAttribute('href')) ?? ''
    await expect.poll(async () => (await fetch(`${house.url}${gone}`)).status, { timeout: 10_000 }).toBe(200)
    const withdrawn = await keep('withdrawal.json', gone)
    expect(await verified(withdrawn.path, '--key', key)).toContain('撤回')
  })
})

const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment-->
<p class=MsoTitle style='text-align:center'><span style='font-size:22.0pt'>关于印发管理办法的通知<o:p></o:p></span></p>
<h1><span lang=EN-US>一、总体要求</span></h1>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><!--[if !supportLists]--><span style='mso-list:Ignore'>（一）<span>&nbsp;</span></span><!--[endif]-->统一标准。</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><!--[if !supportLists]--><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;</span></span><!--[endif]-->登记</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><!--[if !supportLists]--><span style='mso-list:Ignore'>2.<span>&nbsp;&nbsp;</span></span><!--[endif]-->公示</p>
<p class=MsoNormal><b><span style='color:red'>重点</span></b><del>已删除的话</del></p>
<table class=MsoTableGrid border=1 style='width:400pt'><tr><td width=100 colspan=2 style='border:solid'><p class=MsoNormal><span>合计</span></p></td></tr><tr><td><p class=MsoNormal>甲</p></td><td><p class=MsoNormal>乙</p></td></tr></table>
<p class=MsoNormal><img width=10 src="file:///C:/Users/a/image001.png"></p>
<p class=MsoNormal align=right style='text-align:right'>二〇二六年三月三日</p><!--EndFragment--></body></html>`

async function paste(page: Page, html: string): Promise<void> {
  await page.getByRole('textbox', { name: '正文' }).click()
  await page.evaluate((text) => {
    const data = new DataTransfer()
    data.setData('text/html', text)
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    document.querySelector('.ProseMirror')?.dispatchEvent(event)
  }, html)
}

describe.runIf(hasBrowser)('the editor', () => {
  it('takes what Word pasted clean, keeps it by itself, previews it, and merges with a colleague’s version', async () => {
    const first = await signIn(house, 'szfb.gk')
    const { page } = first
    await page.goto(`${house.url}/console/documents/new`)
    await paste(page, word)
    const text = page.getByRole('textbox', { name: '正文' })
    await text.getByRole('heading', { name: '关于印发管理办法的通知' }).waitFor()
    await text.getByRole('heading', { name: '一、总体要求' }).waitFor()
    await text.getByText('（一）统一标准。').waitFor()
    expect(await text.locator('ol > li').count()).toBe(2)
    expect(await text.locator('td[colspan="2"], th[colspan="2"]').count()).toBe(1)
    expect(await text.locator('p.right').textContent()).toBe('二〇二六年三月三日')
    expect(await text.getByText('已删除的话').count()).toBe(0)
    expect(await text.locator('[style*="color"], o\\:p').count()).toBe(0)
    await page.getByText('有 1 张图片没有随文字带入').waitFor()

    // Closed without saving: what was typed is offered again.
    await page.getByText(/已自动保存/).waitFor()
    await page.reload()
    await page.getByRole('button', { name: /^恢\s?复$/ }).click()
    await text.getByText('（一）统一标准。').waitFor()
    await page.getByLabel('标题', { exact: true }).fill('两人同时起草的通知')
    await choose(page, '栏目', '通知公告')
    await choose(page, '主题分类', '应急管理')
    await choose(page, '体裁分类', '通知')
    await expectAccessible(page)
    await page.getByRole('button', { name: /^预\s?览$/ }).click()
    await page.frameLocator('iframe[title="电脑预览"]').getByRole('heading', { level: 1 }).waitFor()
    await page.getByText('手机', { exact: true }).click()
    await page.frameLocator('iframe[title="手机预览"]').getByText('（一）统一标准。').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '保存草稿' }).click()
    await page.getByText('草稿', { exact: true }).first().waitFor()
    await page.getByRole('link', { name: '修改' }).click()
    await text.waitFor()

    const second = await first.context.newPage()
    await second.goto(page.url())
    const theirs = second.getByRole('textbox', { name: '正文' })
    await theirs.getByText('（一）统一标准。').click()
    await second.keyboard.press('End')
    await second.keyboard.type('对方补充。')
    await second.getByRole('button', { name: '保存草稿' }).click()
    await second.getByText('草稿已保存').waitFor()

    await text.getByText('二〇二六年三月三日').click()
    await page.keyboard.press('End')
    await page.keyboard.type('印发')
    await page.getByRole('button', { name: '保存草稿' }).click()
    await page.getByText('其他人员同时修改了这份草稿').waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: '合并并保存' }).click()
    await page.getByText('草稿已保存').waitFor()
    const shown = page.frameLocator('iframe[title="正文"]')
    await shown.getByText('（一）统一标准。对方补充。').waitFor()
    await shown.getByText('二〇二六年三月三日印发').waitFor()
    await first.context.close()
  })
})
