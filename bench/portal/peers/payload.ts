import { execFileSync } from 'node:child_process'
import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../../program.ts'
import { answers, type Peer, serve, stopped } from './peer.ts'

/**
 * Payload's REST API as the package itself attaches it to any server (`handleEndpoints`), in production mode and without Next in
 * front, which makes it faster than what its users run.
 */
export const payload: Peer = {
  name: 'Payload 3.90.2',
  packages: ['payload@3.90.2', '@payloadcms/db-postgres@3.90.2', 'graphql@16'],
  async start(folder, database, texts, columns) {
    for (const file of ['payload.config.mjs', 'payload-load.mjs', 'payload-serve.mjs'])
      copyFileSync(join(import.meta.dirname, file), join(folder, file))
    writeFileSync(join(folder, 'texts.json'), JSON.stringify(texts))
    const env = { DATABASE_URL: database, PAYLOAD_TELEMETRY_DISABLED: '1' }
    // In development mode Payload makes its tables itself.
    const said = execFileSync(process.execPath, ['payload-load.mjs'], {
      cwd: folder,
      env: { ...process.env, ...env, NODE_ENV: 'development' },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 2],
    })
      .trim()
      .split('\n')
      .at(-1)
    const made = JSON.parse(said ?? '') as {
      articles: string[]
      columns: Record<string, string>
    }
    const port = await freePort()
    const child = serve(process.execPath, ['payload-serve.mjs'], folder, {
      ...env,
      NODE_ENV: 'production',
      PORT: String(port),
    })
    const origin = `http://127.0.0.1:${port}`
    const articles = made.articles.map((id) => `/api/articles/${id}?depth=1`)
    await answers(`${origin}${articles[0]}`, child)
    const select = ['title', 'documentNumber', 'publishedAt'].map((name) => `select[${name}]=true`).join('&')
    const list = `/api/articles?sort=-publishedAt&limit=20&depth=0&${select}`
    return {
      origin,
      articles,
      lists: columns.flatMap(({ name, pages }) =>
        Array.from(
          { length: pages },
          (_, at) => `${list}&where[column][equals]=${made.columns[name]}&page=${at + 1}`,
        ),
      ),
      stop: () => stopped(child),
    }
  },
}
