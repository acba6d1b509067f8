import { expect, it } from 'vitest'
import { useHouse } from '#test/harness'
import { administratorLink, firstAdministrators, SESSION_COOKIE } from './index.ts'

const house = useHouse()

const post = (url: string, payload: object) => house().app.inject({ method: 'POST', url, payload })
const tokenOf = ({ path }: { path: string }) => path.split('#')[1] ?? ''

it('a house without accounts is opened by three people, each by a link that is good once, and by no password shipped', async () => {
  const { db, clock } = house().deps
  const links = await firstAdministrators(db, clock)
  expect(links.map(({ label }) => label)).toEqual(['系统管理员', '安全管理员', '审计管理员'])
  // Nothing is made a second time, whatever became of the links.
  expect(await firstAdministrators(db, clock)).toEqual([])
  for (const [no, link] of links.entries()) {
    const { login } = link
    for (const guess of ['admin', '123456', login, 'Jinglan@2026'])
      expect((await post('/api/session', { login, password: guess })).statusCode).toBe(401)
    const password = `Quiet-Harbour-${no}7`
    const spend = () => post('/api/one-time', { token: tokenOf(link), password })
    expect([(await spend()).statusCode, (await spend()).statusCode]).toEqual([204, 410])
    const inside = await post('/api/session', { login, password })
    const { roles } = inside.json()
    expect(roles.map(({ label }: { label: string }) => label)).toEqual([link.label])
    const cookie = `${SESSION_COOKIE}=${inside.cookies.find(({ name }) => name === SESSION_COOKIE)?.value}`
    expect((await house().app.inject({ url: '/api/documents', headers: { cookie } })).statusCode).toBe(403)
  }
  // All keys lost: whoever sits at the machine makes another link, for an administrator only.
  const again = await administratorLink(db, clock, links[1]?.login ?? '')
  expect(again && (await post('/api/one-time/look', { token: tokenOf(again) })).json()).toMatchObject({
    login: links[1]?.login,
    needsCode: false,
  })
  expect(await administratorLink(db, clock, 'nobody')).toBeUndefined()
})
