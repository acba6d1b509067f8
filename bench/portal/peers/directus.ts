import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { freePort } from '../../program.ts'
import { answers, type Peer, serve, stopped, type Text } from './peer.ts'

const TOKEN = 'bench-token-of-a-throw-away-database'
/** What Directus ships for whoever is not signed in. */
const PUBLIC_POLICY = 'abf8a154-5b1c-4a46-ac9c-7300570f4f17'

/** Directus in production mode, cache off as it ships, read by the public policy. */
export const directus: Peer = {
  name: 'Directus 12.4.0',
  packages: ['directus@12.4.0', 'pg@8'],
  async start(folder, database, texts, column) {
    const port = await freePort()
    const { hostname, port: dbPort, pathname, username } = new URL(database)
    const env = {
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      SECRET: TOKEN,
      ADMIN_EMAIL: 'admin@example.com',
      ADMIN_PASSWORD: TOKEN,
      ADMIN_TOKEN: TOKEN,
      DB_CLIENT: 'pg',
      DB_HOST: hostname,
      DB_PORT: dbPort,
      DB_DATABASE: pathname.slice(1),
      DB_USER: username,
      DB_PASSWORD: 'trusted',
      LOG_LEVEL: 'error',
      TELEMETRY: 'false',
      SERVE_APP: 'false',
    }
    const cli = join(folder, 'node_modules/directus/cli.js')
    execFileSync(process.execPath, [cli, 'bootstrap'], {
      cwd: folder,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 2],
    })
    const child = serve(process.execPath, [cli, 'start'], folder, env)
    const base = `http://127.0.0.1:${port}`
    await answers(`${base}/server/ping`, child)
    await model(base)
    const first = await load(base, texts, column)
    const fields = 'fields=id,title,document_number,published_at'
    return {
      article: `${base}/items/articles/${first}`,
      list: `${base}/items/articles?filter[list][_eq]=${encodeURIComponent(column)}&sort=-published_at&limit=20&page=1&${fields}&meta=filter_count`,
      stop: () => stopped(child),
    }
  },
}

async function post(base: string, path: string, body: unknown): Promise<unknown> {
  const answer = await fetch(`${base}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`Directus ${path}: ${answer.status} ${await answer.text()}`)
  return answer.status === 204 ? undefined : answer.json()
}

const field = (name: string, type: string, is_indexed = false) => ({
  field: name,
  type,
  meta: {},
  schema: { is_indexed },
})

async function model(base: string): Promise<void> {
  await post(base, '/collections', {
    collection: 'articles',
    meta: {},
    schema: {},
    fields: [
      {
        field: 'id',
        type: 'uuid',
        meta: { special: ['uuid'] },
        schema: { is_primary_key: true, length: 36, has_auto_increment: false },
      },
      field('title', 'string'),
      field('document_number', 'string'),
      field('public_body', 'string'),
      field('list', 'string', true),
      field('written_on', 'date'),
      field('published_at', 'timestamp', true),
      { ...field('keywords', 'json'), meta: { special: ['cast-json'] } },
      field('body', 'text'),
    ],
  })
  await post(base, '/permissions', {
    policy: PUBLIC_POLICY,
    collection: 'articles',
    action: 'read',
    fields: ['*'],
    permissions: {},
  })
}

/** @returns the id of the first text of the column */
async function load(base: string, texts: readonly Text[], column: string): Promise<string> {
  let first = ''
  for (let at = 0; at < texts.length; at += 50) {
    const items = texts.slice(at, at + 50).map((text) => ({
      title: text.title.slice(0, 255),
      document_number: text.documentNumber,
      public_body: text.publicBody,
      list: text.column,
      written_on: text.writtenOn,
      published_at: text.publishedAt,
      keywords: text.keywords,
      body: text.body,
    }))
    const made = (await post(base, '/items/articles', items)) as { data: { id: string; list: string }[] }
    first ||= made.data.find((item) => item.list === column)?.id ?? ''
  }
  return first
}
