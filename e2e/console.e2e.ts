import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  DEMO_PASSWORD,
  expectAccessible,
  hasBrowser,
  type RunningHouse,
  signIn,
  startHouse,
} from './house.ts'
import { consoleAddresses } from './screens.ts'

let house: RunningHouse
beforeAll(async () => {
  if (!hasBrowser) return
  const started = await startHouse()
  // Passkeys are bound to a host name, never to an address.
  house = { ...started, url: started.url.replace('127.0.0.1', 'localhost') }
})
afterAll(() => house?.stop())

/** Moves the focus with the Tab key until it stands where `found` says. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let press = 0; press < 80; press++) {
    await page.keyboard.press('Tab')
    const label = await page.evaluate(() => {
      const at = document.activeElement
      if (!(at instanceof HTMLElement) || at === document.body) return ''
      const labels =
        at instanceof HTMLInputElement ? [...(at.labels ?? [])].map((one) => one.textContent) : []
      return [at.getAttribute('aria-label'), ...labels, at.textContent].filter(Boolean).join(' ')
    })
    if (typeof name === 'string' ? label.includes(name) : name.test(label)) return
  }
  throw new Error(`Tab never reached ${String(name)}`)
}

async function signInByKeyboard(page: Page, login: string, password: string): Promise<void> {
  await page.goto(`${house.url}/console/`)
  await page.getByLabel('用户名').waitFor()
  // The first field has the focus already.
  await page.keyboard.type(login)
  await tabTo(page, '密码')
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
}

async function virtualKey(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return session
}

/** Ten letters that wait for the education bureau to confirm receipt. */
async function dispatchTen(): Promise<void> {
  const { page, context } = await signIn(house, 'szfb.gk')
  const send = async (path: string, data: object) => {
    const answer = await page.request.post(`${house.url}/api${path}`, {
      data,
      headers: { origin: house.url },
    })
    expect([answer.status(), path, answer.ok() ? '' : await answer.text()]).toEqual([
      answer.status(),
      path,
      '',
    ])
    return answer.json().catch(() => ({}))
  }
  const bodies: { id: string; name: string }[] = await (
    await page.request.get(`${house.url}/api/cases/bodies`)
  ).json()
  const bureau = bodies.find(({ name }) => name.endsWith('教育局'))
  for (let no = 1; no <= 10; no++) {
    const made = await send('/cases', {
      channel: 'mayor',
      matter: '咨询',
      title: `校车站点咨询第${no}件`,
      asked: '请问下学期校车站点是否调整，何时公布线路。',
      name: '王某',
      phone: '19900000000',
      cameBy: 'phone',
    })
    await send(`/cases/${made.id}/accept`, { version: 1, matter: '咨询', urgent: false })
    await send(`/cases/${made.id}/dispatch`, { version: 2, to: bureau?.id, note: '' })
  }
  await context.close()
}

/** Seen on the way through an errand of its own wing. */
const elsewhere = ['/redactions/$id']
const administrators: Readonly<Record<string, readonly string[]>> = {
  'admin.xt': [
    ...['/bodies', '/bodies/$id', '/people', '/people/$id', '/review-routes', '/rules', '/calendar'],
    ...['/jobs', '/storage', '/sites/open', '/cases/channels', '/hotline/peers'],
  ],
  'admin.aq': ['/words', '/security/rights', '/security/emergencies', '/security/policy', '/security/routes'],
  'admin.sj': ['/audit', '/audit/verify', '/audit/unusual'],
}
const apart = [...elsewhere, ...Object.values(administrators).flat()]
/** Every address of the console under a post that may open it: what a feature adds is walked without a line here. */
const posts: [string, readonly string[]][] = [
  ...Object.entries(administrators),
  ['szfb.gk', [...consoleAddresses().filter((path) => !apart.includes(path)), '/no-such-screen']],
]

/** Goes to a screen inside the open console, to the first record of the list for `$id`, and waits until it stands whole. */
async function openScreen(page: Page, path: string): Promise<void> {
  const [list = '', rest] = path.split('/$id')
  if (rest === undefined) return goTo(page, path)
  await goTo(page, list)
  const record = page.locator(`#content a[href^="/console${list}/0"]`).first()
  const address = (await record.getAttribute('href'))?.replace('/console', '')
  await goTo(page, `${address}${rest}`)
}

async function goTo(page: Page, path: string): Promise<void> {
  // The console's own way of going: no page is loaded anew, so that a hundred screens take no minutes.
  // The frame of the catalogue and its heading stay while its parts change.
  const inFrame = path.startsWith('/catalogue') && page.url().includes('/console/catalogue')
  await page.evaluate((to) => {
    if (location.pathname === to) return
    document.querySelector('#content h1')?.setAttribute('data-left', '')
    history.pushState(null, '', to)
  }, `/console${path}`)
  await page.waitForFunction(
    (kept) =>
      document.querySelector(kept ? '#content h1' : '#content h1:not([data-left])') !== null &&
      document.querySelector('#content .ant-skeleton, #content .ant-spin-spinning') === null,
    inFrame,
  )
  // Measured once, what depends on the width of the window is drawn anew.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
}

describe.runIf(hasBrowser)('a day at the console by keyboard alone', () => {
  it('registers a passkey, signs in with it, clears ten, lends the post, finds what it may see', async () => {
    await dispatchTen()
    const context = await house.browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'zh-CN',
    })
    const page = await context.newPage()
    await virtualKey(page)
    await signInByKeyboard(page, 'jyj.xxy', DEMO_PASSWORD)
    await page.getByRole('heading', { name: '待办事项' }).waitFor()
    await expectAccessible(page)

    await page.goto(`${house.url}/console/account`)
    await page.getByRole('heading', { name: '我的账号' }).waitFor()
    await expectAccessible(page)
    await tabTo(page, '登记通行密钥')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.getByRole('dialog').getByLabel('名称').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '恢复码' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('checkbox', { name: '我已保存这些恢复码' }).focus()
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: '继续' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.getByText('通行密钥，').waitFor()
    await tabTo(page, /退出$/)
    await page.keyboard.press('Enter')

    await page.getByLabel('用户名').waitFor()
    await signInByKeyboard(page, 'jyj.xxy', DEMO_PASSWORD)
    await page.getByRole('button', { name: '使用通行密钥' }).waitFor()
    await expectAccessible(page)
    await tabTo(page, '使用通行密钥')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '待办事项' }).waitFor()

    await page.goto(
      `${house.url}/console/?kind=${encodeURIComponent('签收')}&q=${encodeURIComponent('校车站点')}`,
    )
    await page.getByText('列表（10）').waitFor()
    for (let row = 0; row < 10; row++) {
      await page.keyboard.press('j')
      await page.keyboard.press('x')
    }
    await tabTo(page, '批量签收（10 件）')
    await page.keyboard.press('Enter')
    await page.getByText('已签收 10 件').waitFor()
    await page.getByText('没有符合条件的事项。').waitFor()

    await page.goto(`${house.url}/console/account`)
    await page.getByRole('combobox', { name: '代办人' }).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await tabTo(page, /^委托$/)
    await page.keyboard.press('Enter')
    await page.getByText(/由 .+ 代办/).waitFor()

    await page.goto(`${house.url}/console/`)
    await page.getByRole('heading', { name: '待办事项' }).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: '查找' }).waitFor()
    await page.keyboard.type('校车站点咨询第3件')
    await page.getByRole('option', { name: /校车站点咨询第3件/ }).waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/console\/cases\//)
    await context.close()
  })

  it('warns before the session ends by itself, and keeps what was typed when it ends all the same', async () => {
    const { page, context } = await signIn(house, 'mzj.xxy')
    await page.goto(`${house.url}/console/account`)
    const typed = page.getByLabel('邮箱')
    await typed.fill('fg@jyj.example.cn')
    const look = () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    // What the server would say after half an hour, which no test waits for.
    await page.route('**/api/session/left', (route) =>
      route.fulfill({ json: { idleMs: 90_000, endMs: 9_000_000 } }),
    )
    await look()
    const warning = page.getByRole('alertdialog', { name: '即将自动退出' })
    await warning.waitFor()
    await expectAccessible(page)
    await page.unroute('**/api/session/left')
    // The focus stands on going on.
    await page.keyboard.press('Enter')
    await warning.waitFor({ state: 'detached' })
    expect(await typed.inputValue()).toBe('fg@jyj.example.cn')
    await context.clearCookies()
    await look()
    await page.getByText('登录已过期，请重新登录').waitFor()
    await page.getByLabel('用户名').fill('mzj.xxy')
    await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByText('登录已过期，请重新登录').waitFor({ state: 'hidden' })
    expect(await typed.inputValue()).toBe('fg@jyj.example.cn')

    // A long form outlives a reload, and nothing of it stays for whoever signs in next.
    await page.goto(`${house.url}/console/cases/new`)
    await page.getByLabel('具体情况').fill('来电人说福利院门口的路灯不亮')
    // Who somebody is stays on the page alone.
    await page.getByLabel('联系电话').fill('13900001111')
    const kept = await page.evaluate(() => JSON.stringify(sessionStorage))
    expect(kept).toContain('福利院')
    expect(kept).not.toContain('13900001111')
    await page.reload()
    await page.getByText('还没有提交的内容').waitFor()
    expect(await page.getByLabel('具体情况').inputValue()).toBe('来电人说福利院门口的路灯不亮')
    await expectAccessible(page)
    await page.getByRole('button', { name: '退出' }).click()
    await page.getByLabel('用户名').waitFor()
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('福利院')
    await context.close()
  })

  it('locks after five wrong passwords, and a one-time link with its code, from two administrators, opens it again', async () => {
    const context = await house.browser.newContext({ locale: 'zh-CN' })
    const page = await context.newPage()
    for (let wrong = 0; wrong < 5; wrong++) {
      await signInByKeyboard(page, 'jyj.ks', `Wrong-Password-${wrong}`)
      await page.getByRole('alert').waitFor()
    }
    await signInByKeyboard(page, 'jyj.ks', DEMO_PASSWORD)
    await page.getByText(/账号已锁定，请 \d+ 分钟后再试/).waitFor()
    await expectAccessible(page)

    const keeper = await signIn(house, 'admin.aq')
    await keeper.page.goto(`${house.url}/console/people?q=jyj.ks`)
    await expectAccessible(keeper.page)
    await keeper.page.locator('td a').first().click()
    await keeper.page.getByText('锁定').first().waitFor()
    await keeper.page.getByRole('button', { name: '发放一次性链接' }).click()
    const link = keeper.page.locator('code', { hasText: '/console/one-time#' })
    await link.waitFor()
    await expectAccessible(keeper.page)
    const address = await link.textContent()
    const person = keeper.page.url()
    await keeper.context.close()
    // The link lies with one administrator, its code with another.
    const other = await signIn(house, 'admin.xt')
    await other.page.goto(person)
    await other.page.getByRole('button', { name: '查看领取码' }).click()
    const shown = other.page.locator('code')
    await shown.waitFor()
    await expectAccessible(other.page)
    const code = (await shown.textContent()) ?? ''
    await other.context.close()

    await page.goto(address ?? '')
    await page.getByLabel('新密码', { exact: true }).waitFor()
    await expectAccessible(page)
    await tabTo(page, '领取码')
    await page.keyboard.type(code.toLowerCase())
    await tabTo(page, '新密码')
    await page.keyboard.type('Kuailai-Chuntian-88')
    await tabTo(page, '再次输入新密码')
    await page.keyboard.type('Kuailai-Chuntian-88')
    await page.keyboard.press('Enter')
    await page.getByText('密码已设置').waitFor()
    await signInByKeyboard(page, 'jyj.ks', 'Kuailai-Chuntian-88')
    await page.getByRole('heading', { name: '待办事项' }).waitFor()
    await context.close()
  })

  it.each(posts)('shows %s only screens without an accessibility violation', async (login, paths) => {
    const { page, context } = await signIn(house, login)
    for (const path of paths) {
      await openScreen(page, path)
      await expectAccessible(page)
    }
    await context.close()
  })
})
