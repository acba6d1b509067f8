import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { startDatabase } from './embedded-database.ts'

const silent = () => {}
const answer = async (url: string) => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query('select 1 as one')
  await client.end()
  return rows
}

test('a service that starts while a command uses the database waits for the command, and then has one of its own', async () => {
  const options = { dataDir: await mkdtemp(join(tmpdir(), 'yangguang-turn-')), fsync: false }
  try {
    const command = await startDatabase(options, silent, false)
    const second = await startDatabase(options, silent, false)
    expect([command.adopted, second.adopted]).toEqual([false, true])
    const told: string[] = []
    const service = startDatabase(options, (line) => told.push(line), true)
    await expect.poll(() => told, { timeout: 20_000 }).toEqual(['一条命令正在使用内置数据库，等它用完后启动'])
    expect(await answer(command.url)).toEqual([{ one: 1 }])
    await command.stop()
    const own = await service
    expect(own.adopted).toBe(false)
    expect(await answer(own.url)).toEqual([{ one: 1 }])
    // A command beside a running service uses the service's.
    const beside = await startDatabase(options, silent, false)
    expect(beside.adopted).toBe(true)
    await beside.stop()
    expect(await answer(own.url)).toEqual([{ one: 1 }])
    await own.stop()
  } finally {
    await rm(options.dataDir, { recursive: true, force: true })
  }
})
