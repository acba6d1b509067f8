import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { freePort } from '../../program.ts'
import { answers, type Peer, serve, stopped } from './peer.ts'

const KEY = 'of-a-throw-away-database'

/** Strapi's REST API in production mode, without its admin panel, read by its public role. */
export const strapi: Peer = {
  name: 'Strapi 5.54.0',
  packages: ['@strapi/strapi@5.54.0', '@strapi/plugin-users-permissions@5.54.0', 'pg@8'],
  async start(folder, database, texts, columns) {
    const port = await freePort()
    project(folder, database, port)
    for (const file of ['strapi-load.cjs', 'strapi-serve.cjs'])
      copyFileSync(join(import.meta.dirname, file), join(folder, file))
    writeFileSync(join(folder, 'texts.json'), JSON.stringify(texts))
    const env = { NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true' }
    execFileSync(process.execPath, ['strapi-load.cjs'], {
      cwd: folder,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 2],
    })
    const made = (await import(join(folder, 'made.json'), { with: { type: 'json' } })).default as {
      articles: string[]
      columns: Record<string, string>
    }
    const child = serve(process.execPath, ['strapi-serve.cjs'], folder, env)
    const origin = `http://127.0.0.1:${port}`
    const articles = made.articles.map((id) => `/api/articles/${id}?populate=*`)
    await answers(`${origin}${articles[0]}`, child)
    // Its own fields of a text but the text itself, and no record that it points to.
    const fields = ['title', 'documentNumber', 'writtenOn', 'publicOn', 'keywords']
      .map((name, at) => `fields[${at}]=${name}`)
      .join('&')
    const list = `/api/articles?sort=publicOn:desc&pagination[pageSize]=20&${fields}`
    return {
      origin,
      asJson: {
        articles,
        lists: columns.flatMap(({ name, pages }) =>
          Array.from(
            { length: pages },
            (_, at) =>
              `${list}&filters[column][documentId][$eq]=${made.columns[name]}&pagination[page]=${at + 1}`,
          ),
        ),
      },
      stop: () => stopped(child),
    }
  },
}

/** A project as its documentation lays one out, in plain JavaScript. */
function project(folder: string, database: string, port: number): void {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const config = (name: string, value: unknown) =>
    write(`config/${name}.js`, `module.exports = ${JSON.stringify(value)}\n`)
  const secrets = { apiToken: { salt: KEY }, auth: { secret: KEY }, transfer: { token: { salt: KEY } } }
  config('server', { host: '127.0.0.1', port, app: { keys: [KEY] } })
  config('admin', { ...secrets, secrets: { encryptionKey: KEY.padEnd(32, '0') } })
  config('database', {
    connection: { client: 'postgres', connection: { connectionString: database }, pool: { min: 2, max: 10 } },
  })
  config('plugins', { 'users-permissions': { config: { jwtSecret: KEY } } })
  // What it ships with, without its line in the log for each request.
  const middlewares = ['errors', 'security', 'cors', 'query', 'body', 'session', 'favicon', 'public']
  config(
    'middlewares',
    middlewares.map((name) => `strapi::${name}`),
  )
  mkdirSync(join(folder, 'public/uploads'), { recursive: true })

  const kind = (name: string, plural: string, published: boolean, attributes: object) => {
    const uid = `api::${name}.${name}`
    write(
      `src/api/${name}/content-types/${name}/schema.json`,
      JSON.stringify({
        kind: 'collectionType',
        collectionName: plural,
        info: { singularName: name, pluralName: plural, displayName: name },
        options: { draftAndPublish: published },
        attributes,
      }),
    )
    const factory = (made: string) =>
      `module.exports = require('@strapi/strapi').factories.${made}('${uid}')\n`
    write(`src/api/${name}/controllers/${name}.js`, factory('createCoreController'))
    write(`src/api/${name}/services/${name}.js`, factory('createCoreService'))
    write(`src/api/${name}/routes/${name}.js`, factory('createCoreRouter'))
  }
  const named = { name: { type: 'string' } }
  const points = (to: string) => ({ type: 'relation', relation: 'oneToOne', target: `api::${to}.${to}` })
  kind('office', 'offices', false, named)
  kind('column', 'columns', false, named)
  kind('theme', 'themes', false, named)
  kind('genre', 'genres', false, named)
  kind('article', 'articles', true, {
    title: { type: 'text' },
    documentNumber: { type: 'string' },
    publicBody: points('office'),
    column: points('column'),
    theme: points('theme'),
    genre: points('genre'),
    writtenOn: { type: 'date' },
    publicOn: { type: 'datetime' },
    keywords: { type: 'json' },
    body: { type: 'text' },
  })
}
