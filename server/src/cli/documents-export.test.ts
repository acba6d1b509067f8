import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { anOffice, aPublished, aSite, type TestOffice } from '#test/documents'
import { useHouse } from '#test/harness'
import { aBody, aPerson } from '#test/people'
import { readConfig } from '../config.ts'
import { documentsExport } from './documents-export.ts'
import { documentsImport } from './documents-import.ts'
import type { Terminal } from './terminal.ts'

const house = useHouse()
let office: TestOffice
let login = ''
const name = '景澜市导出测试局'
beforeAll(async () => {
  await aSite(house(), await aBody(house(), { kind: 'government_office' }))
  office = await anOffice(house(), await aBody(house(), { name }))
  login = (await aPerson(house(), 'disclosure_office', office.bodyId)).login
})

function aTerminal(): Terminal & { said: string[] } {
  const said: string[] = []
  return { said, out: (text) => void said.push(text), say: (text) => void said.push(text) }
}

it('writes documents with their checksums into a folder whose list is read back, and says who took them', async () => {
  const folder = dirname(house().deps.filesDir)
  const config = {
    ...readConfig({ DATA_DIR: folder, DEMO: '0', LOG_LEVEL: 'silent' }),
    databaseUrl: house().database.pool.options.connectionString,
  }
  const id = await aPublished(house(), office, { title: '关于“𠮷”字的通知' })
  const target = join(folder, 'out')
  const args = [target, '--body', name, '--as', login]
  expect(await documentsExport([target, '--body', name, '--as', 'nobody'], config, aTerminal())).not.toBe(0)
  const terminal = aTerminal()
  expect(await documentsExport(args, config, terminal), terminal.said.join('\n')).toBe(0)
  expect(await documentsExport(args, config, aTerminal())).not.toBe(0)

  for (const line of (await readFile(join(target, 'manifest-sha256.txt'), 'utf8')).trim().split('\n')) {
    const [sum, path = ''] = line.split('  ')
    expect(
      createHash('sha256')
        .update(await readFile(join(target, path)))
        .digest('hex'),
    ).toBe(sum)
  }
  expect(await readFile(join(target, 'bag-info.txt'), 'utf8')).toContain(login)
  const facts = JSON.parse(await readFile(join(target, 'data/文件/000001/元数据.json'), 'utf8'))
  expect(facts).toMatchObject({ id, title: '关于“𠮷”字的通知' })

  // The same house has its number already: the row is understood and refused for that alone.
  const [list = ''] = (await readdir(join(target, 'data'))).filter((file) => file.endsWith('.csv'))
  const back = aTerminal()
  await documentsImport(
    [join(target, 'data', list), '--body', name, '--column', 'tz', '--as', login],
    config,
    back,
  )
  expect(back.said.join('\n')).toContain(`索引号 ${facts.indexNumber} 已经有一份文件在用`)
})
