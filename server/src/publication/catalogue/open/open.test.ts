import { beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '#platform/db'
import { withdrawDocument } from '#publication/catalogue'
import { anOffice, aPublished, aSite } from '#test/documents'
import { useHouse } from '#test/harness'
import { aBody } from '#test/people'

const house = useHouse()
beforeAll(async () => {
  await aSite(house(), await aBody(house(), { kind: 'government_office' }))
})
const get = (url: string) => house().app.inject(url)

describe('open data', () => {
  it('pages by cursor through everything once, forgets what is withdrawn, and dumps the same', async () => {
    const office = await anOffice(house())
    const ids: string[] = []
    for (let at = 0; at < 5; at++)
      ids.push(await aPublished(house(), office, { title: `第${at}份 <公告> & "引号"` }))
    const walk = async () => {
      const seen: string[] = []
      let next: string | null = ''
      while (next !== null) {
        const cursor: string = next === '' ? '' : `&cursor=${next}`
        const page = (await get(`/open/v1/documents?limit=2&body=${office.bodyId}${cursor}`)).json()
        seen.push(...page.items.map(({ id }: { id: string }) => id))
        next = page.next
      }
      return seen
    }
    expect((await walk()).toSorted()).toEqual(ids.toSorted())
    const [gone = '', kept = ''] = ids
    await inTransaction(house().deps.db, (tx) =>
      withdrawDocument(tx, house().clock, office.drafter.actor, gone, { kind: 'error', reason: '有误' }),
    )
    expect(await walk()).toHaveLength(4)
    expect((await get(`/open/v1/documents/${gone}`)).statusCode).toBe(404)
    expect((await get(`/open/v1/documents/${kept}`)).json().html).toContain('冬季供暖')
    const dump = (await get('/open/dump.jsonl')).body
    expect(dump).not.toContain(gone)
    expect(
      dump
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toContain(kept)
    expect((await get('/open/v1/documents?cursor=nonsense')).statusCode).toBe(422)
  })

  it('feeds a column as Atom and JSON with titles kept whole, and maps every page', async () => {
    const office = await anOffice(house())
    const id = await aPublished(house(), office, { title: '甲 <乙> & "丙"' })
    const atom = (await get('/columns/tz/feed.atom')).body
    expect(atom).toContain('<title>甲 &lt;乙&gt; &amp; &quot;丙&quot;</title>')
    const feed = (await get('/columns/tz/feed.json')).json()
    expect(feed.items[0]).toMatchObject({ title: '甲 <乙> & "丙"' })
    expect((await get('/columns/none/feed.atom')).statusCode).toBe(404)
    expect((await get('/sitemap.xml')).body).toContain('/sitemaps/0.xml')
    expect((await get('/sitemaps/0.xml')).body).toContain(`/documents/${id}`)
  })
})
