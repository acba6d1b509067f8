import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inTransaction } from '#platform/db'
import { withdrawDocument } from '#publication/catalogue'
import { anOffice, aPublished, aSite } from '#test/documents'
import { useHouse } from '#test/harness'
import { aBody } from '#test/people'
import type { Terminal } from '../terminal.ts'
import { nextPackage } from './export.ts'
import { gapImport } from './import.ts'
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
    const carry = (full = false) => nextPackage(house().deps, state, ferry, full)
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
    expect((await seen(`/documents/${first}`))[0]).toBe(200)
    expect(await seen('/search?q=x')).toEqual([404, expect.stringContaining('请到受理网站办理')])
    expect((await outer.inject({ method: 'POST', url: '/requests/apply' })).statusCode).toBe(405)
    for (const url of ['/console', '/api/session', '/metrics']) expect((await seen(url))[0]).toBe(404)
    expect(await carry()).toBeUndefined()

    // Only what is new goes along.
    const second = await aPublished(house(), office, { title: '关于防汛值守的通知' })
    await inTransaction(house().deps.db, (tx) =>
      withdrawDocument(tx, house().clock, office.drafter.actor, first, { kind: 'error', reason: '内容有误' }),
    )
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
    expect((await seen(`/documents/${first}`))[1]).not.toContain('冬季供暖保障工作')
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
    expect(await take(join(ferry, 'package-000005'))).toEqual([0, expect.stringContaining('第 5 个')])
    await outer.close()
  })
})
