import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { latestHead, ledgerSize } from '#foundation/ledger'
import { inTransaction } from '#platform/db'
import { draftDocument, withdrawDocument } from '#publication/catalogue'
import { aContent, anOffice, aPublished, aSite } from '#test/documents'
import { useHouse } from '#test/harness'
import { aBody } from '#test/people'
import type { Terminal } from '../terminal.ts'
import { gapImport } from './import.ts'
import { nextPackage } from './next-package.ts'
import { carriedSite } from './serve.ts'

const house = useHouse()

function terminal(): Terminal & { text: () => string } {
  const lines: string[] = []
  return { out: (line) => lines.push(line), say: (line) => lines.push(line), text: () => lines.join('\n') }
}

describe('across a gap', () => {
  it('what is published goes over signed and piece by piece, what is withdrawn goes from there too, and nothing forged, torn or out of order is taken', async () => {
    await aSite(house(), await aBody(house(), { kind: 'government_office' }))
    const office = await anOffice(house())
    const first = await aPublished(house(), office, { title: '关于冬季供暖的通知' })
    const folder = await mkdtemp(join(tmpdir(), 'gap-'))
    const [state, ferry, site] = [join(folder, 'state'), join(folder, 'ferry'), join(folder, 'site')]
    const key = join(folder, 'inner.pem')
    await writeFile(key, house().deps.keys.publicKeyPem)
    const carry = async (full = false) => {
      await sealed()
      const doors = { ...house().deps.doors, portalUrl: 'https://www.example.gov.cn' }
      return nextPackage({ ...house().deps, doors }, state, ferry, full)
    }
    const take = async (from = ferry, pem = key) => {
      const said = terminal()
      return [await gapImport([from, '--into', site, '--key', pem], said), said.text()]
    }

    const whole = await carry()
    expect(await take()).toEqual([0, expect.stringContaining('已导入第 1 个摆渡包')])
    expect(await take()).toEqual([0, expect.stringContaining('没有新的内容')])
    const outer = await carriedSite(site)
    const seen = async (url: string) => {
      const answer = await outer.inject(url)
      return [answer.statusCode, answer.body] as const
    }
    expect(await seen('/')).toEqual([200, expect.stringContaining('关于冬季供暖的通知')])
    expect((await seen('/'))[1]).not.toContain('/console')
    expect((await seen(`/documents/${first}`))[0]).toBe(200)
    expect(await seen('/search?q=x')).toEqual([404, expect.stringContaining('请到受理网站办理')])
    expect((await outer.inject({ method: 'POST', url: '/requests/apply' })).statusCode).toBe(405)
    // Feeds name whole addresses: those of the public's door, not of the machine inside.
    const feed = Object.keys(whole?.manifest.sites.localhost ?? {}).find((url) => url.endsWith('.atom')) ?? ''
    expect((await seen(feed))[1]).toContain(`<id>https://www.example.gov.cn${feed}</id>`)
    expect((await seen(feed))[1]).not.toContain('localhost')
    for (const url of ['/console', '/api/session', '/metrics']) expect((await seen(url))[0]).toBe(404)
    expect(await carry()).toBeUndefined()

    // Only what is new goes along.
    const second = await aPublished(house(), office, { title: '关于防汛值守的通知' })
    await inTransaction(house().deps.db, (tx) =>
      withdrawDocument(tx, house().clock, office.drafter.actor, first, { kind: 'error', reason: '内容有误' }),
    )
    // Imported from an old site, whose address is still known to people.
    await sql`with batch as (
        insert into catalogue_import (id, body_id, name, state, created_by, created_at)
        values (gen_random_uuid(), ${office.bodyId}, '旧网站', 'done', ${office.drafter.actor.id}, now()) returning id)
      insert into catalogue_old_address (site_id, path, host, import_id, row_no, document_id)
      select site.id, '/art/2019/1.html?type=2', 'old.example', batch.id, 1, ${second}
      from batch, (select id from sites_site limit 1) as site`.execute(house().deps.db)
    const update = await carry()
    expect(update?.manifest.carried.length).toBeLessThan((whole?.manifest.carried.length ?? 0) / 2)

    const forged = join(folder, 'forged')
    const spoil = async (file: string, change: (text: string) => string) => {
      await rm(forged, { recursive: true, force: true })
      await cp(join(ferry, 'package-000002'), forged, { recursive: true })
      await writeFile(join(forged, file), change(await readFile(join(forged, file), 'utf8')))
    }
    await spoil('manifest.json', (text) => text.replace('text/html', 'text/plain'))
    expect(await take(forged)).toEqual([1, expect.stringContaining('签名与内侧公钥不符')])
    const [object] = await readdir(join(ferry, 'package-000002', 'objects'))
    await spoil(`objects/${object}`, (text) => `${text}<script>`)
    expect(await take(forged)).toEqual([1, expect.stringContaining('缺失或者已改动')])
    expect(await seen('/')).toEqual([200, expect.stringContaining('关于冬季供暖的通知')])

    expect(await take()).toEqual([0, expect.stringContaining('已导入第 2 个摆渡包')])
    expect(await seen('/')).toEqual([200, expect.stringContaining('关于防汛值守的通知')])
    expect((await seen(`/documents/${second}`))[0]).toBe(200)
    expect((await outer.inject('/art/2019/1.html?type=2')).headers.location).toBe(`/documents/${second}`)
    // As inside: a withdrawal is said with its reason, and can be proven.
    expect(await seen(`/documents/${first}`)).toEqual([410, expect.stringContaining('内容有误')])
    expect((await seen(`/documents/${first}`))[1]).not.toContain('冬季供暖保障工作')
    expect((await seen(`/documents/${first}/withdrawal-proof.json`))[0]).toBe(200)
    const lying = await Promise.all(
      (await readdir(join(site, 'objects'))).map((name) => readFile(join(site, 'objects', name), 'utf8')),
    )
    expect(lying.filter((text) => text.includes('各有关单位')).length).toBeGreaterThan(0)
    expect(lying.some((text) => text.includes('关于冬季供暖的通知') && text.includes('各有关单位'))).toBe(
      false,
    )

    // A package got lost on the way.
    await aPublished(house(), office)
    await carry()
    await rm(join(ferry, 'package-000003'), { recursive: true })
    await aPublished(house(), office)
    await carry()
    expect(await take()).toEqual([1, expect.stringContaining('请补上中间的摆渡包')])
    await carry(true)
    expect(await take()).toEqual([0, expect.stringContaining('第 5 个')])

    // Restored from a backup the inner side does not know its packages any more; the old ones may still lie there.
    await rm(state, { recursive: true })
    house().clock.set('2026-03-03T11:00:00+08:00')
    const anew = await carry()
    expect(anew?.manifest).toMatchObject({ sequence: 6, previous: null })
    expect(await take()).toEqual([0, expect.stringContaining('第 6 个')])
    expect((await seen(`/documents/${first}`))[0]).toBe(410)
    expect(await take()).toEqual([0, expect.stringContaining('没有新的内容')])
    await outer.close()
  })

  it('only what the ledger moved is drawn anew: a text, what names it, and the lists', async () => {
    const { db } = house().deps
    const office = await anOffice(house())
    const folder = await mkdtemp(join(tmpdir(), 'gap-'))
    const carry = async () => {
      await sealed()
      return nextPackage(house().deps, join(folder, 'state'), join(folder, 'ferry'), false)
    }
    const heating = await aPublished(house(), office, { title: '供暖通知', keywords: ['供暖'] })
    const flood = await aPublished(house(), office, { title: '防汛通知', keywords: ['防汛'] })
    const page = (id: string) => `/documents/${id}`
    const proof = (id: string) => `/documents/${id}/proof.json`
    expect((await carry())?.drawn).toEqual(expect.arrayContaining(['/', page(heating), proof(flood)]))
    expect(await carry()).toBeUndefined()

    // A draft is no news for anybody outside.
    await inTransaction(db, (tx) =>
      draftDocument(tx, house().clock, office.drafter.actor, office.bodyId, aContent()),
    )
    expect(await carry()).toBeUndefined()

    const watch = await aPublished(house(), office, { title: '汛期值守', keywords: ['防汛'] })
    const news = await carry()
    expect(news?.drawn).toEqual(expect.arrayContaining(['/', page(watch), proof(watch), page(flood)]))
    for (const address of [page(heating), proof(heating), proof(flood), '/ledger/entries.jsonl'])
      expect(news?.drawn).not.toContain(address)

    await inTransaction(db, (tx) =>
      withdrawDocument(tx, house().clock, office.drafter.actor, watch, { kind: 'error', reason: '内容有误' }),
    )
    const gone = await carry()
    expect(gone?.drawn).toEqual(expect.arrayContaining(['/', page(flood)]))
    expect(gone?.drawn).not.toContain(page(heating))
    const shown = Object.keys(gone?.manifest.sites.localhost ?? {})
    expect(shown).toEqual(expect.arrayContaining([page(heating), proof(heating), page(flood)]))
    const left = [page(watch), `${page(watch)}/withdrawal-proof.json`]
    expect(shown.filter((address) => address.includes(watch)).sort()).toEqual(left)
    expect(gone?.drawn).toEqual(expect.arrayContaining(left))

    // Once a day everything is looked at, whatever the ledger says.
    const entries = '/ledger/entries.jsonl'
    const log = gone?.manifest.sites.localhost?.[entries]?.sha256
    house().clock.set('2026-03-04T00:05:00+08:00')
    await aPublished(house(), office, { title: '节约用水', keywords: ['用水'] })
    const whole = await carry()
    expect(whole?.drawn).toEqual(expect.arrayContaining([page(heating), entries]))
    expect(whole?.manifest.sites.localhost?.[entries]?.sha256).not.toBe(log)
  })

  /** Waits until a signed head covers what was committed. */
  async function sealed(): Promise<void> {
    await house().settle()
    const { db } = house().deps
    while (BigInt((await latestHead(db))?.size ?? 0) < (await ledgerSize(db)))
      await new Promise((resolve) => setTimeout(resolve, 20))
  }
})
