import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate, openDatabase } from '../src/platform/db/index.ts'

declare module 'vitest' {
  interface ProvidedContext {
    serverUrl: string
    template: string
  }
}

/**
 * One PostgreSQL for the run: the one of TEST_DATABASE_URL (its role may create databases), or an embedded one
 * without fsync. A migrated template database is cloned for each test file.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  const folder = given ? undefined : await mkdtemp(join(tmpdir(), 'yangguang-test-'))
  let stop = async () => {}
  let url = given ?? ''
  if (folder) {
    const { startPostgres } = await import('../src/platform/postgres/index.ts')
    const server = await startPostgres({ dataDir: folder, fsync: false, createDb: true })
    url = server.url
    stop = server.stop
  }
  const template = `yg_template_${process.pid}`
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query(`drop database if exists ${template}`)
  await admin.query(`create database ${template}`)
  await admin.end()
  const database = openDatabase(databaseUrl(url, template), 2)
  await migrate(database, join(import.meta.dirname, '../migrations'))
  await database.close()
  project.provide('serverUrl', url)
  project.provide('template', template)
  return async () => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query(`drop database if exists ${template} with (force)`)
    await client.end()
    await stop()
    if (folder) await rm(folder, { recursive: true, force: true })
  }
}

export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.toString()
}
