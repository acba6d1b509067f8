import { describe, expect, it } from 'vitest'
import { useHouse } from '#test/harness'
import { keysOf } from '#test/keys'
import { aPerson } from '#test/people'
import { accessTable, changesSince, tableDigest } from './access-table.ts'
import { accessIsReviewed, type GuardedRoute } from './index.ts'

const house = useHouse()
const { call, three } = keysOf(house)

describe('the table of all routes', () => {
  const route = (url: string, change: Partial<GuardedRoute> = {}): GuardedRoute => ({
    method: 'GET',
    url,
    summary: '查看',
    access: { for: ['chief'], on: 'scope' },
    ...change,
  })
  const before = [route('/api/a'), route('/api/b'), route('/api/c')]

  it.each([
    ['a new route', [...before, route('/api/d')], [['added', '/api/d']]],
    ['a route that is gone', before.slice(1), [['removed', '/api/a']]],
    [
      'another role',
      [...before.slice(0, 2), route('/api/c', { access: { for: ['chief', 'supervisor'], on: 'scope' } })],
      [['changed', '/api/c']],
    ],
    [
      'a wider reach',
      [...before.slice(0, 2), route('/api/c', { access: { for: 'signed-in' } })],
      [['changed', '/api/c']],
    ],
    ['another wording only', [...before.slice(0, 2), route('/api/c', { summary: '阅读' })], []],
  ])('tells of %s', (_name, after, expected) => {
    const [old, now] = [accessTable(before), accessTable(after)]
    expect(changesSince(old, now).map((one) => [one.what, (one.after ?? one.before)?.url])).toEqual(expected)
    expect(tableDigest(old) === tableDigest(now)).toBe(expected.length === 0)
  })

  it('waits for a security administrator, who stands by what they have read and nothing else', async () => {
    const { system, security, body } = await three()
    const auditor = await aPerson(house(), 'audit_admin', body)
    const at = '/api/access/reviews'
    const task = async () =>
      (await call(security, 'GET', '/api/inbox'))
        .json()
        .some((row: { task: string }) => row.task === '复核权限总表')
    const { db } = house().deps
    expect([await task(), await accessIsReviewed(db, house().routes)]).toEqual([true, false])
    const { digest, changes } = (await call(auditor, 'GET', at)).json()
    expect(changes).toBeNull()
    const review = (who: typeof security, of: string, remark = '逐条核对，与岗位职责相符') =>
      call(who, 'POST', at, { digest: of, remark })
    for (const other of [system, auditor]) expect((await review(other, digest)).statusCode).toBe(403)
    expect((await review(security, digest, ' ')).statusCode).toBe(422)
    expect((await review(security, 'another table')).json().error.message).toContain('请刷新页面')
    expect((await review(security, digest)).statusCode).toBe(204)
    expect((await review(security, digest)).statusCode).toBe(409)
    const seen = (await call(security, 'GET', at)).json()
    expect(seen).toMatchObject({ reviewed: true, changes: [], reviews: [{ digest }] })
    expect([await task(), await accessIsReviewed(db, house().routes)]).toEqual([false, true])
    await house().settle()
    const { rows } = (await call(auditor, 'GET', '/api/audit/entries?kind=access')).json()
    expect(rows[0]).toMatchObject({ actorName: security.actor.name })
  })
})
