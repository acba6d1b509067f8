import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import { brotliCompressSync } from 'node:zlib'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorPage, page, portalAssets, type Site } from '../index.ts'
import { GalleryPage } from './gallery-page.tsx'

const executablePath = '/usr/bin/chromium'
const missing = existsSync(executablePath) ? undefined : 'Chromium is not installed at /usr/bin/chromium'
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const site: Site = {
  name: '云川市人民政府',
  shortName: '云川市',
  domain: 'www.yunchuan.gov.cn',
  idCode: '9900000001',
  icp: '演ICP备00000001号',
  police: '演公网安备00000000000001号',
  host: '云川市人民政府办公室',
  contact: '0000-12345678',
  simulated: true,
  ipv6: true,
}

const pages: Record<string, () => string> = {
  '/gallery': () => GalleryPage({ site }),
  '/elder': () => GalleryPage({ site, elder: true }),
  '/blue': () => GalleryPage({ site: { ...site, theme: 'blue' } }),
  '/missing': () => errorPage(site, { status: 404, message: '地址可能有误，或者页面已经移走。' }),
  '/broken': () => errorPage(site, { status: 500, message: '请稍后再试。', errorId: 'a1b2c3' }),
}

let server: Server
let browser: Browser
let origin: string

beforeAll(async () => {
  if (missing) return
  server = createServer((request, response) => {
    const url = request.url ?? ''
    const asset = portalAssets().find(({ path }) => path === url)
    const body = asset?.body ?? pages[url]?.()
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': asset?.type ?? 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'self'",
    })
    response.end(body)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync']
  browser = await chromium.launch({
    executablePath,
    args: [...args, '--disable-background-networking', '--disable-component-update'],
  })
})

afterAll(async () => {
  await browser?.close()
  server?.close()
})

interface View {
  path: string
  width: number
  dark?: boolean
  script?: boolean
}

async function open({ path, width, dark = false, script = true }: View): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    javaScriptEnabled: script,
  })
  const view = await context.newPage()
  await view.goto(`${origin}${path}`)
  return view
}

async function violations(view: Page): Promise<string[]> {
  await view.evaluate(axe)
  const found: unknown = await view.evaluate(`axe.run({ resultTypes: ['violations'] })
    .then(({ violations }) => violations.flatMap((one) => one.nodes.map((node) =>
      one.id + ': ' + node.target.join(' ') + ' ' + node.failureSummary)))`)
  return Array.isArray(found) ? found.map(String) : ['axe gave no answer']
}

const views: View[] = [
  { path: '/gallery', width: 1280 },
  { path: '/gallery', width: 1280, dark: true },
  { path: '/blue', width: 1280 },
  { path: '/blue', width: 1280, dark: true },
  { path: '/elder', width: 1280 },
  { path: '/elder', width: 1280, dark: true },
  { path: '/gallery', width: 320 },
  { path: '/missing', width: 1280 },
  { path: '/broken', width: 360, dark: true },
]

describe.skipIf(missing)(missing ? `the gallery: skipped, ${missing}` : 'the gallery in a browser', () => {
  it.each(views)('has no accessibility violation: %o', async (view) => {
    const opened = await open(view)
    expect(await violations(opened)).toEqual([])
    await opened.context().close()
  })

  it.each(['/gallery', '/elder', '/missing'])('%s fits a screen of 320 px', async (path) => {
    const view = await open({ path, width: 320 })
    const wide = await view.evaluate(`(() => {
      const most = document.documentElement.clientWidth
      const inFrame = (element) => element.closest('.scroll, .prose table, .visually-hidden')
      return [...document.body.querySelectorAll('*')]
        .filter((element) => !inFrame(element) && element.getBoundingClientRect().right > most + 1)
        .map((element) => element.outerHTML.slice(0, 120))
    })()`)
    expect(wide).toEqual([])
    expect(await view.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    await view.context().close()
  })

  it('asks nobody else for anything and shows every text without script', async () => {
    const view = await open({ path: '/gallery', width: 1280, script: false })
    const asked: string[] = []
    view.on('request', (request) => asked.push(new URL(request.url()).origin))
    await view.reload()
    expect(new Set(asked)).toEqual(new Set([origin]))
    expect(await view.locator('h1').first().isVisible()).toBe(true)
    expect(await view.locator('[data-print]').first().isVisible()).toBe(false)
    await view.context().close()
  })

  it('counts down what may still be typed, and switches the text size', async () => {
    const view = await open({ path: '/gallery', width: 1280 })
    await view.fill('#asked', '十个字十个字十个字十')
    expect(await view.locator('.counter').first().textContent()).toBe('还可输入 3990 字')
    await view.click('[data-text-size]')
    expect(await view.evaluate('document.documentElement.dataset.text')).toBe('large')
    await view.context().close()
  })

  it('leads from the summary to the field that is wrong', async () => {
    const view = await open({ path: '/gallery', width: 1280 })
    await view.click('.problems a[href="#wanted"]')
    expect(await view.evaluate('document.activeElement.id')).toBe('wanted')
    await view.context().close()
  })

  it('does not shift while it loads', async () => {
    const view = await open({ path: '/gallery', width: 360 })
    const shift = await view.evaluate(`new Promise((done) => {
      let sum = 0
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) sum += entry.value
      }).observe({ type: 'layout-shift', buffered: true })
      requestAnimationFrame(() => requestAnimationFrame(() => done(sum)))
    })`)
    expect(shift).toBe(0)
    await view.context().close()
  })
})

describe('a page', () => {
  it('keeps its sheet under 20 KB compressed', () => {
    const sheet = portalAssets().find(({ path }) => path.endsWith('.css'))
    expect(brotliCompressSync(sheet?.body ?? '').length).toBeLessThan(20_000)
  })

  it('carries the tags of its site and the items of the foot', () => {
    const html = page({ site, title: '首页', children: '' })
    expect(html).toContain('<meta name="SiteName" content="云川市人民政府"')
    expect(html).toContain('<meta name="SiteDomain" content="www.yunchuan.gov.cn"')
    expect(html).toContain('<meta name="SiteIDCode" content="9900000001"')
    for (const text of ['主办单位', '网站标识码', 'ICP备案编号', '公安机关备案', '联系方式', '网站地图'])
      expect(html).toContain(text)
  })
})
