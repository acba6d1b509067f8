import { afterAll, beforeAll, describe, it } from 'vitest'
import { expectAccessible, hasBrowser, type RunningHouse, signIn, startHouse } from './house.ts'

let house: RunningHouse
beforeAll(async () => {
  if (hasBrowser) house = await startHouse()
})
afterAll(() => house?.stop())

describe.runIf(hasBrowser)('the console', () => {
  it.each([
    ['admin.xt', ['/bodies', '/people', '/review-routes', '/rules', '/calendar', '/jobs']],
    ['admin.aq', ['/security/rights', '/security/emergencies', '/security/policy', '/security/routes']],
    ['admin.sj', ['/audit', '/audit/verify', '/audit/unusual']],
    ['szfb.gk', ['/overview']],
  ])('shows %s only screens without an accessibility violation', async (login, paths) => {
    const { page, context } = await signIn(house, login)
    for (const path of paths) {
      await page.goto(`${house.url}/console${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.locator('.ant-skeleton').first().waitFor({ state: 'hidden' })
      await expectAccessible(page)
    }
    await context.close()
  })
})
