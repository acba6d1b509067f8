import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible, hasBrowser, type RunningHouse, signIn, startHouse } from './house.ts'

let house: RunningHouse
beforeAll(async () => {
  if (hasBrowser) house = await startHouse()
})
afterAll(() => house?.stop())

/** Chooses an option of a select by typing what it says. */
async function choose(page: Page, label: string, text: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label })
  await box.click()
  await box.fill(text)
  await page.locator('.ant-select-dropdown:visible').getByText(text).first().waitFor()
  await box.press('Enter')
  await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' })
}

async function openFromInbox(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: title }).first().click()
}

describe.runIf(hasBrowser)('an office’s errands, from an empty machine', () => {
  const title = `关于开展冬季供暖安全检查的通知`

  it('drafts, is approved by three people, publishes; the public reads and finds it', async () => {
    const officer = await signIn(house, 'szfb.xxy')
    await expectAccessible(officer.page)
    await officer.page.getByRole('link', { name: '信息发布' }).click()
    await officer.page.getByRole('link', { name: '起草信息' }).click()
    await officer.page.getByLabel('标题', { exact: true }).fill(title)
    await officer.page
      .getByRole('textbox', { name: '正文' })
      .fill('各有关单位：请于本月底前完成供暖设施安全检查，并将结果报送。')
    await choose(officer.page, '栏目', '通知公告')
    await choose(officer.page, '主题分类', '应急管理')
    await choose(officer.page, '体裁分类', '通知')
    await expectAccessible(officer.page)
    await officer.page.getByRole('button', { name: '提交审核' }).click()
    await officer.page.getByText('待审核').first().waitFor()

    for (const login of ['szfb.ks', 'szfb.fg', 'szfb.zy']) {
      const reviewer = await signIn(house, login)
      await openFromInbox(reviewer.page, title)
      if (login === 'szfb.ks') {
        await reviewer.page.getByRole('button', { name: '签署保密审查意见' }).click()
        await reviewer.page.getByRole('button', { name: /^签\s?署$/ }).click()
        await reviewer.page.getByText('经审查，不涉及国家秘密').first().waitFor()
      }
      await reviewer.page.getByRole('button', { name: '审核通过' }).click()
      await reviewer.page.getByText('已通过').waitFor()
      await reviewer.context.close()
    }

    await officer.page.reload()
    await officer.page.getByRole('button', { name: '发布', exact: true }).click()
    await officer.page.getByText(/已发布，索引号/).waitFor()
    const link = await officer.page.getByRole('link', { name: '在门户查看' }).getAttribute('href')
    await officer.context.close()

    const reader = await house.browser.newPage()
    await reader.goto(`${house.url}${link}`)
    await reader.getByRole('heading', { name: title }).waitFor()
    await expectAccessible(reader)
    await expect
      .poll(
        async () => {
          await reader.goto(`${house.url}/search?q=${encodeURIComponent('供暖 安全检查')}`)
          return reader.getByRole('link', { name: title }).count()
        },
        { timeout: 5_000 },
      )
      .toBeGreaterThan(0)
    await expectAccessible(reader)
    await reader.close()
  })

  let number = ''
  let code = ''

  it('takes a citizen’s request without script, answers it, and the citizen reads the answer with the code', async () => {
    const plain = await house.browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 844 },
      locale: 'zh-CN',
    })
    const citizen = await plain.newPage()
    await citizen.goto(`${house.url}/requests/new`)
    await citizen.getByRole('button', { name: '提交申请' }).click()
    await citizen.getByText('请写明所需信息的名称').first().waitFor()
    await citizen.locator('[name=bodyId]').selectOption({ label: '景澜市人民政府办公室' })
    await citizen.locator('[name=asked]').fill('2025年度办公用房维修项目的合同')
    await citizen.locator('[name=name]').fill('钱小雨')
    await citizen.locator('[name=documentNumber]').fill('990102199001010017')
    await citizen.locator('[name=phone]').fill('19900000001')
    await citizen.getByRole('button', { name: '提交申请' }).click()
    number = (await citizen.locator('#request-number').textContent())?.trim() ?? ''
    code = (await citizen.locator('#query-code').textContent())?.trim() ?? ''

    const officer = await signIn(house, 'szfb.gk')
    await openFromInbox(officer.page, number)
    await officer.page.getByRole('button', { name: '确认收到日期' }).click()
    await officer.page.getByRole('button', { name: '确定' }).click()
    await officer.page.getByRole('button', { name: '拟办答复' }).click()
    await choose(officer.page, '答复类型', '予以公开')
    await officer.page.getByLabel(/获取的方式/).fill('随本告知书提供电子文档。')
    await officer.page.getByRole('button', { name: '提交签发' }).click()
    await officer.page.getByText('待签发').first().waitFor()
    await officer.page.locator('.ant-modal').waitFor({ state: 'hidden' })
    await expectAccessible(officer.page)
    await officer.context.close()

    const signer = await signIn(house, 'szfb.fg')
    await openFromInbox(signer.page, number)
    await signer.page.getByRole('button', { name: '签发答复' }).click()
    await signer.page.getByText('已答复').first().waitFor()
    await signer.page.getByText('政府信息予以公开告知书').first().waitFor()
    await signer.context.close()

    await citizen.goto(`${house.url}/requests/track`)
    await citizen.locator('[name=number]').fill(number)
    await citizen.locator('[name=code]').fill(code)
    await citizen.getByRole('button', { name: '查询' }).click()
    await citizen.getByText('本机关决定予以公开').waitFor()
    await plain.close()
  })

  it('opens the year’s report and finds that request behind the figure of 予以公开', async () => {
    const year = new Date().getFullYear()
    const officer = await signIn(house, 'szfb.gk')
    await officer.page.goto(`${house.url}/console/reports?year=${year}`)
    await officer.page.getByRole('button', { name: /开始编制景澜市人民政府办公室/ }).click()
    await officer.page
      .getByRole('button', { name: /^(开始编制|开始|确定)$/ })
      .last()
      .click()
    await officer.page.getByRole('heading', { name: new RegExp(`${year}年`) }).waitFor()
    await officer.page.getByRole('button', { name: /予以公开.*自然人.*查看记录/ }).click()
    await officer.page.getByRole('link', { name: number }).waitFor()
    await officer.context.close()
  })

  it('shows every kind of public page without a violation, on a phone as well', async () => {
    const reader = await house.browser.newPage({ viewport: { width: 360, height: 740 } })
    for (const path of [
      '/',
      '/gkpt',
      '/guide',
      '/columns/tz',
      '/bodies',
      '/sitemap',
      '/requests',
      '/requests/new',
      '/requests/track',
      '/reports',
      '/nowhere',
    ]) {
      await reader.goto(`${house.url}${path}`)
      await expectAccessible(reader)
      const wide = await reader.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      )
      expect([path, wide]).toEqual([path, false])
    }
    await reader.goto(`${house.url}/reports`)
    await reader.locator('main a[href^="/reports/"]').first().click()
    await reader
      .getByRole('heading', { name: /年度报告/ })
      .first()
      .waitFor()
    await expectAccessible(reader)
    await reader.close()
  })
})
