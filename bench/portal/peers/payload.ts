import { execFileSync } from 'node:child_process'
import { copyFileSync, cpSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../../program.ts'
import { answers, type ListedColumn, type Peer, type RunningPeer, serve, stopped, type Text } from './peer.ts'

const packages = ['payload@3.90.2', '@payloadcms/db-postgres@3.90.2', 'graphql@16']

/**
 * Payload as its documentation has it installed: its REST API is a route of a Next application, built and started for
 * production, and pages are drawn in the same application.
 */
export const payload: Peer = {
  name: 'Payload 3.90.2 in Next 16.4.6',
  packages: [
    ...packages,
    '@payloadcms/next@3.90.2',
    '@payloadcms/ui@3.90.2',
    'next@16.4.6',
    'react@19',
    'react-dom@19',
  ],
  start(folder, database, texts, columns) {
    cpSync(join(import.meta.dirname, 'payload-next'), folder, { recursive: true })
    return started(folder, database, texts, columns, (env) => {
      const next = join(folder, 'node_modules/.bin/next')
      if (!existsSync(join(folder, '.next/BUILD_ID')))
        execFileSync(next, ['build'], {
          cwd: folder,
          env: { ...process.env, ...env, NEXT_TELEMETRY_DISABLED: '1' },
          stdio: ['ignore', 2, 2],
        })
      return [next, 'start', '--hostname', '127.0.0.1']
    })
  },
}

/**
 * The same REST API without its application: as the package attaches it to any server (`handleEndpoints`). Nobody's
 * installation, and the least that the read can cost in it.
 */
export const payloadAlone: Peer = {
  name: 'Payload 3.90.2 without Next',
  packages,
  async start(folder, database, texts, columns) {
    copyFileSync(join(import.meta.dirname, 'payload-serve.mjs'), join(folder, 'payload-serve.mjs'))
    const { asPages: _, ...running } = await started(folder, database, texts, columns, () => [
      process.execPath,
      'payload-serve.mjs',
    ])
    return running
  },
}

/** Loads the texts and starts what serves them. */
async function started(
  folder: string,
  database: string,
  texts: readonly Text[],
  columns: readonly ListedColumn[],
  command: (env: Readonly<Record<string, string>>) => readonly [string, ...string[]],
): Promise<RunningPeer> {
  for (const file of ['payload.config.mjs', 'payload-load.mjs'])
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
  const [program, ...args] = command(env)
  const child = serve(program, args, folder, {
    ...env,
    NODE_ENV: 'production',
    PORT: String(port),
  })
  const origin = `http://127.0.0.1:${port}`
  const articles = made.articles.map((id) => `/api/articles/${id}?depth=1`)
  await answers(`${origin}${articles[0]}`, child)
  // All that is told of a text but itself, as our open data tells it: names of body, column, theme and genre by their keys.
  const list = '/api/articles?sort=-publishedAt&limit=20&depth=0&select[body]=false'
  const paged = (path: (column: string | undefined, page: number) => string) =>
    columns.flatMap(({ name, pages }) =>
      Array.from({ length: pages }, (_, at) => path(made.columns[name], at + 1)),
    )
  return {
    origin,
    asJson: {
      articles,
      lists: paged((column, page) => `${list}&where[column][equals]=${column}&page=${page}`),
    },
    asPages: {
      articles: made.articles.map((id) => `/documents/${id}`),
      lists: paged((column, page) => `/columns/${column}?page=${page}`),
    },
    stop: () => stopped(child),
  }
}
