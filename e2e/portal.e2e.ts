import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible, hasBrowser, type RunningHouse, startHouse } from './house.ts'

let house: RunningHouse
let article = ''
let body = ''
let service = ''
beforeAll(async () => {
  if (!hasBrowser) return
  house = await startHouse()
  const page = await house.browser.newPage()
  await page.goto(`${house.url}/columns/gfxwj`)
  article = (await page.locator('.doc-list a').first().getAttribute('href')) ?? ''
  await page.goto(`${house.url}/bodies`)
  body = (await page.locator('.directory a').first().getAttribute('href')) ?? ''
  await page.goto(`${house.url}/services`)
  service = (await page.locator('.service-list a').first().getAttribute('href')) ?? ''
  await page.close()
})
afterAll(() => house?.stop())

const kinds = (): readonly string[] => [
  '/',
  '/services',
  '/services?theme=housing&who=person',
  service,
  '/gkpt',
  '/gkpt/rules',
  '/gkpt/releases',
  '/gkpt/withheld',
  '/guide',
  '/columns/tz',
  article,
  '/archive',
  '/bodies',
  body,
  '/search',
  `/search?q=${encodeURIComponent('加装电梯')}`,
  `/search?q=${encodeURIComponent('没有这样的词语组合')}`,
  '/sitemap',
  '/about',
  '/leave?to=https://example.com/a',
  '/requests',
  '/interaction',
  '/reports',
  '/gallery',
  '/nowhere',
]

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1)

describe.runIf(hasBrowser)('the portal', () => {
  it.each([1440, 768, 360])(
    'has no violation and no sideways scrolling on any kind of page at %i px',
    async (width) => {
      const page = await house.browser.newPage({ viewport: { width, height: 800 } })
      for (const path of kinds()) {
        await page.goto(`${house.url}${path}`)
        await expectAccessible(page)
        expect([path, await overflow(page)]).toEqual([path, false])
      }
      await page.close()
    },
  )

  it('is light, still and asks nobody else: first page under 60 KB, no shift, no foreign request', async () => {
    const page = await house.browser.newPage({ viewport: { width: 360, height: 740 } })
    const foreign: string[] = []
    let bytes = 0
    page.on('request', (request) => {
      if (!request.url().startsWith(house.url) && !request.url().startsWith('data:'))
        foreign.push(request.url())
    })
    page.on('requestfinished', async (request) => {
      bytes += (await request.sizes()).responseBodySize
    })
    await page.goto(`${house.url}/`, { waitUntil: 'networkidle' })
    const shift = await page.evaluate(
      () =>
        new Promise<number>((done) => {
          let sum = 0
          new PerformanceObserver((entries) => {
            for (const entry of entries.getEntries()) sum += 'value' in entry ? Number(entry.value) : 0
          }).observe({ type: 'layout-shift', buffered: true })
          requestAnimationFrame(() => requestAnimationFrame(() => done(sum)))
        }),
    )
    expect(shift).toBe(0)
    expect(foreign).toEqual([])
    expect(bytes).toBeGreaterThan(5_000)
    expect(bytes).toBeLessThan(60 * 1024)
    await page.close()
  })

  it('is searched without script: a title typed in full stands on the first screen', async () => {
    const plain = await house.browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 1440, height: 900 },
    })
    const page = await plain.newPage()
    await page.goto(`${house.url}${article}`)
    const title = (await page.locator('h1').textContent()) ?? ''
    const number = (await page.locator('.facts dd').first().textContent()) ?? ''
    await page.goto(`${house.url}/`)
    await page.getByRole('searchbox').fill(title)
    await page.getByRole('button', { name: '搜索' }).click()
    const hit = page.locator('.hits li').filter({ hasText: title }).first()
    await hit.waitFor()
    expect((await hit.boundingBox())?.y ?? 9_999).toBeLessThan(900)
    await page.goto(`${house.url}/search?q=${encodeURIComponent(number)}`)
    expect(await page.locator('.hits h2 a').first().getAttribute('href')).toBe(article)
    await page.getByRole('link', { name: '日期优先' }).click()
    await page.locator('.hits').waitFor()
    await plain.close()
  })

  it('is worked by keyboard: skip link, proposals while typing, and the choice of one of them', async () => {
    const page = await house.browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(`${house.url}/`)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('跳到主要内容')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    await page.keyboard.press('Tab')
    await page.keyboard.type('jzdt')
    await page.getByRole('option', { name: '加装电梯', exact: true }).waitFor()
    await expectAccessible(page)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/search\?q=/)
    await page.locator('.hits li').first().waitFor()
    await page.close()
  })

  it('grows for the elderly on every page until one leaves that mode, and can be read aloud', async () => {
    const context = await house.browser.newContext({ viewport: { width: 360, height: 740 } })
    const page = await context.newPage()
    await page.goto(`${house.url}${article}`)
    const size = () =>
      page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize))
    const usual = await size()
    await page.getByRole('link', { name: '长者模式' }).click()
    await page.getByRole('link', { name: '退出长者模式' }).waitFor()
    expect(await size()).toBeGreaterThan(usual * 1.2)
    for (const path of ['/', article, '/interaction']) {
      await page.goto(`${house.url}${path}`)
      await expectAccessible(page)
      expect([path, await overflow(page)]).toEqual([path, false])
    }
    await context.close()
  })

  it('warns before it lets anybody leave, and serves a second site under its own name', async () => {
    const page = await house.browser.newPage()
    await page.goto(`${house.url}/leave?to=${encodeURIComponent('https://example.com/a?b=1')}`)
    await page.getByRole('heading', { name: '您将离开本网站' }).waitFor()
    expect(await page.getByRole('link', { name: '继续访问' }).getAttribute('href')).toBe(
      'https://example.com/a?b=1',
    )
    const port = new URL(house.url).port
    await page.goto(`http://wanghu.localhost:${port}/`)
    expect(await page.title()).toBe('景澜市望湖区人民政府')
    await page.locator('.block-grid .doc-list a').first().waitFor()
    await page.close()
  })
})
