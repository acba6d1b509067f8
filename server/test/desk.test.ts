import { describe, expect, it } from 'vitest'
import { listenToLedger, watchLedger } from '#foundation/ledger'
import { createSite } from '#foundation/sites'
import { newId } from '#platform/crypto'
import { inTransaction } from '#platform/db'
import { draftDocument } from '#publication/catalogue'
import type { Overview } from '../src/foundation/worklist/contract.ts'
import { aContent, anApproved, anOffice, aPublished, aSite } from './documents.ts'
import { useHouse } from './harness.ts'
import { aBody, aPerson, type Person } from './people.ts'

const house = useHouse()
const get = async (person: Person, url: string) =>
  (await house().app.inject({ url, headers: { cookie: person.cookie } })).json()

describe('the overview', () => {
  it('counts texts past their last day of Art 26, items of Art 20 that wait for renewal, and columns that stand still', async () => {
    const body = await aBody(house(), { kind: 'government_office' })
    await aSite(house(), body)
    const office = await anOffice(house(), body)
    let leader = await aPerson(house(), 'chief', body)
    const { db, clock } = house().deps
    const draft = (writtenOn: string) =>
      inTransaction(db, (tx) => draftDocument(tx, clock, office.drafter.actor, body, aContent({ writtenOn })))
    const late = await draft('2026-01-04')
    const soon = await draft('2026-01-28')
    const later = await draft('2026-03-02')
    const column = newId()
    await inTransaction(db, (tx) =>
      createSite(tx, {
        ...{
          id: newId(),
          name: '部门网站',
          shortName: '部门',
          domain: 'bm.jinglan.gov.cn',
          host: 'bm.jinglan.gov.cn',
        },
        ...{ idCode: '9901000002', icp: '', police: '', hostBodyId: body, contact: '' },
        columns: [
          {
            id: column,
            title: '工作动态',
            kind: 'notice',
            parentId: null,
            statutoryItem: null,
            staleAfterDays: 14,
          },
        ],
      }),
    )
    await aPublished(house(), office, { columnId: column })
    const standing = async (name: string) =>
      (await get(leader, `/api/overview/matters?standing=${name}&body=${body}`)).rows.map(
        ({ id }: { id: string }) => id,
      )
    expect(await standing('late')).toContain(late)
    expect(await standing('week')).toContain(soon)
    expect(await standing('later')).toEqual(expect.arrayContaining([later, column]))
    house().clock.set('2026-03-18T10:00:00+08:00')
    // The session of two weeks ago has ended.
    leader = await aPerson(house(), 'chief', body)
    expect(await standing('late')).toEqual(expect.arrayContaining([late, soon, column]))
    const { kinds } = await get(leader, '/api/overview')
    const fresh = kinds.find(({ kind }: { kind: string }) => kind === 'freshness')
    expect(fresh.late).toBeGreaterThan(0)
    house().clock.set('2026-03-03T10:00:00+08:00')
  })

  it('opens exactly the records that a figure of the twelve weeks counts', async () => {
    const body = await aBody(house(), { kind: 'government_office' })
    const office = await anOffice(house(), body)
    const leader = await aPerson(house(), 'chief', body)
    const { db, clock } = house().deps
    const published = await aPublished(house(), office, {})
    const draft = await inTransaction(db, (tx) =>
      draftDocument(tx, clock, office.drafter.actor, body, aContent({ writtenOn: '2026-03-02' })),
    )
    const { weeks }: Overview = await get(leader, '/api/overview')
    const [from, flow] = weeks.flatMap((week) =>
      week.flows
        .filter(({ kind, came }) => kind === 'document' && came > 0)
        .map((one) => [week.from, one] as const),
    )[0] ?? ['', { came: 0, done: 0 }]
    const behind = async (way: string): Promise<string[]> =>
      (await get(leader, `/api/overview/matters?kind=document&way=${way}&from=${from}`)).rows.map(
        ({ id }: { id: string }) => id,
      )
    expect(await behind('came')).toHaveLength(flow.came)
    expect(await behind('came')).toEqual(expect.arrayContaining([published, draft]))
    expect(await behind('done')).toEqual([published])
    expect(flow.done).toBe(1)
  })
})

describe('the inbox', () => {
  it('publishes in bulk what is approved and frozen, once each, and never lets one approve in bulk', async () => {
    const office = await anOffice(house())
    const ids = []
    for (let turn = 0; turn < 3; turn++) ids.push(await anApproved(house(), office, aContent()))
    const waiting = async () =>
      (await get(office.drafter, '/api/inbox')).filter(({ task }: { task: string }) => task === '发布')
    expect(await waiting()).toHaveLength(3)
    const publish = (id: string) =>
      house().app.inject({
        method: 'POST',
        url: `/api/documents/${id}/publish`,
        headers: { cookie: office.drafter.cookie },
      })
    // Pressed twice: the second time finds them published.
    const answers = await Promise.all([...ids, ...ids].map(publish))
    expect(answers.filter(({ statusCode }) => statusCode < 300)).toHaveLength(3)
    expect(await waiting()).toEqual([])
    const { bulkActions } = await import('../../console/src/features/inbox/bulk.ts')
    expect(Object.keys(bulkActions)).toEqual(['发布', '签收'])
  })

  it('tells an open console that something moved, and the badge counts anew', async () => {
    const office = await anOffice(house())
    const { app, deps, database, heard } = house()
    const at = await app.listen({ port: 0, host: '127.0.0.1' })
    const bell = await listenToLedger(database)
    const watch = await watchLedger(deps.db, bell, heard, deps.log)
    const headers = { cookie: office.drafter.cookie }
    const count = async () => (await (await fetch(`${at}/api/inbox/count`, { headers })).json()).total
    const before = await count()
    const live = await fetch(`${at}/api/inbox/live`, { headers })
    const reader = live.body?.pipeThrough(new TextDecoderStream()).getReader()
    const moved = (async () => {
      for (;;) {
        const part = await reader?.read()
        if (!part || part.done) return false
        if (part.value.includes('moved')) return true
      }
    })()
    await anApproved(house(), office, aContent())
    expect(await moved).toBe(true)
    expect(await count()).toBe(before + 1)
    await reader?.cancel()
    await watch.stop()
    await bell.stop()
  })
})
