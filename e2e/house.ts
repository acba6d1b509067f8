import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect, inject, onTestFailed } from 'vitest'

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
)

/** Without a browser the errands are skipped with a sentence; in CI that is a failure. */
export const hasBrowser = CHROMIUM !== undefined
if (!hasBrowser && process.env.CI_STRICT === '1') throw new Error('没有找到 Chromium，浏览器测试不能跳过。')
if (!hasBrowser) console.warn('没有找到 Chromium，跳过浏览器测试；请安装 chromium 后重试。')

export interface Program {
  url: string
  dataDir: string
  process: ChildProcess
}

/** Starts the built program on a data folder; a folder that was used before is taken up where it stood. */
export async function startProgram(
  dataDir: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Program> {
  const program = await launch(dataDir, environment)
  await untilReady(program.process, program.url)
  return program
}

/** Starts the program and kills it while it builds the demonstration city. */
export async function startAndKill(dataDir: string): Promise<void> {
  const { process: program } = await launch(dataDir)
  const gone = new Promise((resolve) => program.once('close', resolve))
  program.stdout?.on('data', (chunk: Buffer) => {
    if (chunk.toString().includes('年度报告')) program.kill('SIGKILL')
  })
  await gone
  expect(program.signalCode).toBe('SIGKILL')
}

async function launch(dataDir: string, environment: Readonly<Record<string, string>> = {}): Promise<Program> {
  const port = await freePort()
  const program = spawn(
    process.execPath,
    ['--enable-source-maps', join(import.meta.dirname, '../server/dist/main.js')],
    {
      env: {
        ...process.env,
        DATA_DIR: dataDir,
        PORT: String(port),
        HOST: '127.0.0.1',
        LOG_LEVEL: 'error',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  program.stdout?.resume()
  return { url: `http://127.0.0.1:${port}`, dataDir, process: program }
}

/** Ends a program and waits for its end. */
export async function end(program: Program, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  const gone = new Promise((resolve) => program.process.once('close', resolve))
  program.process.kill(signal)
  await gone
}

export interface RunningHouse {
  url: string
  browser: Browser
  stop(): Promise<void>
}

/** The system's browser, alone with what it is shown. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** The built program on a data folder of its own, with the demonstration city, and a real browser. */
export async function startHouse(): Promise<RunningHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'yangguang-e2e-'))
  // With its owners: the database belongs to an account of its own.
  execFileSync('cp', ['-a', `${inject('demoData')}/.`, folder])
  const program = await startProgram(folder)
  const browser = await launchBrowser()
  return {
    url: program.url,
    browser,
    async stop() {
      await browser.close()
      await end(program, 'SIGTERM')
      await rm(program.dataDir, { recursive: true, force: true })
    },
  }
}

async function untilReady(program: ChildProcess, url: string): Promise<void> {
  for (let turn = 0; turn < 3_000; turn++) {
    if (program.exitCode !== null) throw new Error(`the program ended with ${program.exitCode}`)
    const ready = await fetch(`${url}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('the program did not become ready')
}

/** A port nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

export const DEMO_PASSWORD = 'Jinglan@2026'

/** A person at the console, in a browser of their own. */
export async function signIn(
  house: RunningHouse,
  login: string,
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await house.browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  const page = await context.newPage()
  tellWhenFailed(login, page)
  await page.goto(`${house.url}/console/`)
  await page.getByLabel('用户名').fill(login)
  await page.getByLabel('密码').fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('heading', { name: '待办事项' }).waitFor()
  return { page, context }
}

/** What stood on the screen and what the server refused, printed when the errand fails. */
export function tellWhenFailed(login: string, page: Page): void {
  const refused: string[] = []
  page.on('response', async (answer) => {
    if (answer.status() < 400) return
    const text = await answer.text().catch(() => '')
    refused.push(`${answer.status()} ${answer.request().method()} ${answer.url()} ${text.slice(0, 300)}`)
  })
  page.on('pageerror', (error) => refused.push(String(error)))
  onTestFailed(async () => {
    if (page.isClosed()) return
    const parts = await page.locator('main, [role=dialog]').all()
    const texts = parts.map((part) => part.ariaSnapshot({ timeout: 5_000 }).catch(String))
    console.error([`${login} at ${page.url()}`, ...refused, ...(await Promise.all(texts))].join('\n'))
  })
}

/** No accessibility violation on the page as it stands (WCAG 2.2 A and AA). */
export async function expectAccessible(page: Page): Promise<void> {
  // Evaluated through the debugger, so the page's content policy keeps forbidding scripts of its own; the console goes
  // from screen to screen within one document, which has it already.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const found = await page.evaluate(async () => {
    // The component library keeps an unnamed list for each select outside the page's flow; its combobox carries the name.
    const context = { include: [['html']], exclude: [['.ant-select-dropdown [role="listbox"]']] }
    const result = await window.axe.run(context, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      // Of what is right nobody reads the report, and writing it costs more than the look.
      resultTypes: ['violations'],
    })
    return result.violations.map(
      (violation) => `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
    )
  })
  expect(found, page.url()).toEqual([])
}

declare global {
  interface Window {
    axe: typeof axe
  }
}
