import { describe, expect, it } from 'vitest'
import { type InboxRow, inboxAsk } from './contract.ts'
import { inOrder, pageOf } from './page.ts'

const row = (id: string, more: Partial<InboxRow> = {}): InboxRow => ({
  task: '办理',
  kind: 'request',
  id,
  title: `事项${id}`,
  bodyId: 'b1',
  bodyName: '教育局',
  since: '2026-03-01',
  due: null,
  light: 'none',
  href: '/',
  ...more,
})
const ask = (query: object = {}) => inboxAsk.parse(query)

describe('a page of the inbox', () => {
  const rows = inOrder([
    row('a'),
    row('b', { due: '2026-03-20', light: 'green' }),
    row('c', { due: '2026-03-02', light: 'red', task: '签发' }),
    row('d', { since: '2026-02-01', bodyId: 'b2', bodyName: '民政局' }),
  ])

  it('shows what is due first, then what has waited longest', () => {
    expect(pageOf(rows, ask()).rows.map(({ id }) => id)).toEqual(['c', 'b', 'd', 'a'])
  })

  it('shows what is late before what is not, though it has no day of its own', () => {
    const mixed = inOrder([
      row('due', { due: '2026-03-02', light: 'green' }),
      row('soon', { light: 'yellow' }),
      row('late', { light: 'red' }),
      row('overdue', { due: '2026-03-01', light: 'red' }),
    ])
    expect(mixed.map(({ id }) => id)).toEqual(['overdue', 'late', 'soon', 'due'])
  })

  it.each([
    [{ light: 'red' }, ['c']],
    [{ task: '办理', kind: 'request' }, ['b', 'd', 'a']],
    [{ from: '2026-03-03', to: '2026-03-31' }, ['b']],
    [{ q: '民政' }, ['d']],
    [{ q: '事项a' }, ['a']],
    [{ page: 2 }, []],
  ])('keeps to the filter %j', (query, ids) => {
    expect(pageOf(rows, ask(query)).rows.map(({ id }) => id)).toEqual(ids)
  })

  it('says beforehand what each filter would leave, whatever is filtered now', () => {
    const page = pageOf(rows, ask({ light: 'red' }))
    expect(page.total).toBe(1)
    expect(page.tasks).toEqual([
      { value: '办理', label: '办理', count: 3 },
      { value: '签发', label: '签发', count: 1 },
    ])
    expect(page.lights.map(({ label, count }) => [label, count])).toContainEqual(['超期', 1])
    expect(page.days).toEqual([
      { day: '2026-03-02', count: 1, red: 1 },
      { day: '2026-03-20', count: 1, red: 0 },
    ])
  })
})
