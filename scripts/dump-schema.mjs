// Writes server/schema.sql, the database as it is now, from all migrations. Needs pg_dump and TEST_DATABASE_URL (PostgreSQL 15).
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import pg from 'pg'

const server = process.env.TEST_DATABASE_URL
if (!server) {
  console.error('请用 TEST_DATABASE_URL 指向可以建库的 PostgreSQL 15。')
  process.exit(1)
}
const name = `yg_schema_${process.pid}`
const admin = new pg.Client({ connectionString: server })
await admin.connect()
await admin.query(`create database ${name}`)
try {
  const url = new URL(server)
  url.pathname = `/${name}`
  const client = new pg.Client({ connectionString: url.toString() })
  await client.connect()
  for (const file of readdirSync('server/migrations').sort())
    await client.query(readFileSync(`server/migrations/${file}`, 'utf8'))
  await client.end()
  const dump = spawnSync(
    'pg_dump',
    ['--schema-only', '--no-owner', '--no-privileges', '--restrict-key=yangguang', url.toString()],
    { encoding: 'utf8' },
  )
  if (dump.status !== 0) throw new Error(dump.stderr)
  const text = dump.stdout.replace(/^-- Dumped (from|by).*\n/gm, '')
  if (process.argv.includes('--check')) {
    if (readFileSync('server/schema.sql', 'utf8') !== text) {
      console.error('server/schema.sql is not what the migrations make; run npm run db:schema')
      process.exitCode = 1
    }
  } else writeFileSync('server/schema.sql', text)
} finally {
  await admin.query(`drop database ${name} with (force)`)
  await admin.end()
}
