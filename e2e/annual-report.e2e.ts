import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { emptyReport, rowsOf, tableDefinition, toHtml } from '@yangguang/annual-report'
import { zipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible, hasBrowser, type RunningHouse, signIn, startHouse } from './house.ts'

let house: RunningHouse
beforeAll(async () => {
  if (hasBrowser) house = await startHouse()
})
afterAll(() => house?.stop())

const OFFICE = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path))
if (!OFFICE && process.env.CI_STRICT === '1')
  throw new Error('没有找到 LibreOffice，打开下载文件的测试不能跳过。')
if (!OFFICE) console.warn('没有找到 LibreOffice，跳过打开下载文件的检查；请安装 libreoffice 后重试。')

/** How many pages an office program makes of a file: it opens, and something stands in it. */
function pagesOf(file: Buffer, name: string): number {
  const folder = mkdtempSync(join(tmpdir(), 'yangguang-office-'))
  const path = join(folder, name)
  execFileSync('tee', [path], { input: file, stdio: ['pipe', 'ignore', 'ignore'] })
  const home = `-env:UserInstallation=file://${folder}/home`
  execFileSync(OFFICE ?? '', [home, '--headless', '--convert-to', 'pdf', '--outdir', folder, path], {
    stdio: 'ignore',
  })
  const pdf = readFileSync(path.replace(/\.\w+$/, '.pdf')).toString('latin1')
  return pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
}

/** Asks the program what a screen asks, as whoever is signed in on it. */
const sent = (page: Page, method: string, path: string, body?: object): Promise<string> =>
  page.evaluate(
    async ([verb, to, text]) => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(to, { method: verb, ...(text ? { headers, body: text } : {}) })
      if (!answer.ok) throw new Error(await answer.text())
      return answer.text()
    },
    [method, path, body ? JSON.stringify(body) : ''] as const,
  )

describe.runIf(hasBrowser)('the year’s report', () => {
  const year = new Date().getFullYear() - 1
  const title = `景澜市财政局${year}年政府信息公开工作年度报告`
  let published = ''

  it('is compiled; a broken identity of 表三 is found and mended, so is the text; it is reviewed and published', async () => {
    const { page, context } = await signIn(house, 'czj.gk')
    await page.goto(`${house.url}/console/reports?year=${year}`)
    await page.getByRole('link', { name: '景澜市财政局' }).click()
    await page.getByRole('heading', { name: title }).waitFor()
    const address = page.url()

    // The clerk of the paper requests filed five answers of a month in which nothing came in.
    const report = await sent(page, 'GET', `/api/reports/${address.split('/').at(-1)}`)
    const bodyId = /"bodyId":"([0-9a-f-]+)"/.exec(report)?.[1]
    const month = `${year}-11`
    const above = await signIn(house, 'szfb.gk')
    await sent(above.page, 'PUT', '/api/filings/duties', { bodyId, way: 'returns', fromMonth: month })
    await above.context.close()
    const cells = { 'requests.granted.naturalPerson': 5 }
    await sent(page, 'PUT', '/api/filings/returns', { bodyId, month, cells, version: null })
    await page.reload()
    const findings = page.getByRole('complementary', { name: '校验和参考' })
    const impossible = findings.getByText(/表三办理结果总计\d+件，多于本年新收/)
    await impossible.waitFor()
    await page.locator('td.broken').first().waitFor()
    await expectAccessible(page)
    await page.goto(`${house.url}/console/filings?year=${year}`)
    await page.getByRole('button', { name: /景澜市财政局\s*11月\s*已报/ }).click()
    const filing = page.getByRole('dialog')
    await filing.getByRole('button', { name: /移\s?除/ }).click()
    await filing.getByRole('button', { name: '报零报告' }).click()
    await page.getByRole('button', { name: /景澜市财政局\s*11月\s*零报告/ }).waitFor()
    await page.goto(address)
    await findings.getByText('没有妨碍送审的错误').or(findings.getByText('勾稽关系全部成立')).waitFor()
    await impossible.waitFor({ state: 'detached' })

    const requests = page.getByLabel('（二）依申请公开')
    await requests.fill('全年新收政府信息公开申请987件，均在法定期限内作出答复并送达申请人，没有逾期。')
    await findings.getByText(/987/).first().waitFor()
    await requests.fill('全年依法办理政府信息公开申请，均在法定期限内作出答复并送达申请人，没有逾期。')
    await findings.getByText(/987/).first().waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '保存文字' }).click()
    await page.getByRole('button', { name: '保存文字' }).waitFor({ state: 'detached' })

    // A figure without a source is not there: it stops the report until it is entered.
    await page.getByRole('button', { name: /行政许可.*点击填报/ }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('数值').fill('12')
    await form.getByLabel(/数据来源/).fill('行政审批系统年度统计')
    await form.getByRole('button', { name: /保\s?存/ }).click()
    await form.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '提交审核' }).click()
    await page.getByText('审核中，数据已冻结').waitFor()
    await context.close()

    for (const login of ['czj.fg', 'czj.zy']) {
      const reviewer = await signIn(house, login)
      await reviewer.page.getByRole('link', { name: title }).first().click()
      await reviewer.page.getByRole('button', { name: '审核通过' }).click()
      await reviewer.page.getByText('已通过').or(reviewer.page.getByText('审核通过')).first().waitFor()
      await reviewer.context.close()
    }

    const compiler = await signIn(house, 'czj.gk')
    await compiler.page.getByRole('link', { name: title }).first().click()
    await compiler.page.getByRole('button', { name: '发布', exact: true }).click()
    await compiler.page
      .getByRole('tooltip')
      .getByRole('button', { name: /发\s?布/ })
      .click()
    const link = compiler.page.getByRole('link', { name: '在门户查看' })
    await link.waitFor()
    published = (await link.getAttribute('href')) ?? ''
    await compiler.context.close()
  })

  it('stands on the portal without script, with pictures and tables, and opens in Word and Excel', async () => {
    const plain = await house.browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' })
    const reader = await plain.newPage()
    await reader.goto(`${house.url}/reports?year=${year}&q=${encodeURIComponent('财政局')}`)
    await reader.getByRole('link', { name: /景澜市财政局/ }).click()
    expect(new URL(reader.url()).pathname).toBe(published)
    await reader.getByRole('img', { name: /申请办理结果/ }).waitFor()
    await plain.close()

    const seeing = await house.browser.newPage({ viewport: { width: 360, height: 740 } })
    for (const path of [published, '/reports']) {
      await seeing.goto(`${house.url}${path}`)
      await expectAccessible(seeing)
    }
    await seeing.close()
    for (const format of ['docx', 'xlsx']) {
      const answer = await fetch(`${house.url}${published}/file/${format}`)
      const file = Buffer.from(await answer.arrayBuffer())
      expect(file.subarray(0, 2).toString()).toBe('PK')
      if (OFFICE) expect(pagesOf(file, `report.${format}`)).toBeGreaterThan(0)
    }
  })

  it('of a body outside the system comes in an archive: read, matched, a broken identity found; the rest is merged', async () => {
    const { page, context } = await signIn(house, 'szfb.gk')
    await page.goto(`${house.url}/console/supervision?year=${year}&tab=files`)
    const name = '景澜市云栖县人民政府办公室'
    const broken = aReport(name, year)
    Object.assign(broken.requests?.received?.total ?? {}, { value: 5, raw: '5' })
    const archive = zipSync({
      '年报/云栖县府办.html': Buffer.from(toHtml(broken)),
      '年报/坏文件.docx': Buffer.from('PK\u0003\u0004'),
    })
    const choose = page.getByLabel('选择报告文件', { exact: true })
    await choose.setInputFiles({
      name: '年报.zip',
      mimeType: 'application/zip',
      buffer: Buffer.from(archive),
    })
    await page.getByText(/已处理2／2个文件，校验1份报告/).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: '云栖县府办.html' }).click()
    const found = page.getByRole('region', { name: '校验结果' })
    await found.getByText(/六类申请人相加.*而“总计”填的是5/).waitFor()
    await expectAccessible(page)
    await page.goto(`${house.url}/console/supervision?year=${year}&tab=merge`)
    await page.getByText(/计入\d+份报告/).waitFor()
    await expectAccessible(page)
    await page.goto(`${house.url}/console/supervision?year=${year}&tab=figures`)
    await page.getByText('答复用时中位数').first().waitFor()
    await expectAccessible(page)
    await context.close()
  })
})

/** A report with zeros everywhere, as an office would send it. */
function aReport(name: string, year: number) {
  const report = emptyReport('2021')
  const definition = tableDefinition('2021')
  for (const table of ['proactive', 'requests', 'remedies'] as const)
    for (const { block, row } of definition[table] ? rowsOf(definition[table]) : [])
      for (const column of block.columns)
        Object.assign(report[table]?.[row.key]?.[column.key] ?? {}, { value: 0, raw: '0', state: 'read' })
  return {
    ...report,
    publicBody: name,
    year,
    title: `${name}${year}年政府信息公开工作年度报告`,
    sections: {
      overview: `${name}编制本报告。\n（一）主动公开。\n（二）依申请公开。没有收到申请。`,
      problems: '存在的问题：解读少。改进措施：加强解读。',
      other: '没有收取信息处理费。',
    },
  }
}
