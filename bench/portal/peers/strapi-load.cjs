// Makes the tables and stores the texts; leaves the ids of all of them and of the columns in made.json.
const { readFileSync, writeFileSync } = require('node:fs')
const { createStrapi } = require('@strapi/strapi')

async function main() {
  const app = await createStrapi({ appDir: __dirname, distDir: __dirname, serveAdminPanel: false }).load()
  const role = await app.db.query('plugin::users-permissions.role').findOne({ where: { type: 'public' } })
  for (const kind of ['article', 'office', 'column', 'theme', 'genre'])
    for (const act of ['find', 'findOne'])
      await app.db
        .query('plugin::users-permissions.permission')
        .create({ data: { action: `api::${kind}.${kind}.${act}`, role: role.id } })
  const known = new Map()
  const named = async (kind, name) => {
    const key = `${kind} ${name}`
    const id =
      known.get(key) ?? (await app.documents(`api::${kind}.${kind}`).create({ data: { name } })).documentId
    known.set(key, id)
    return id
  }
  const articles = []
  for (const text of JSON.parse(readFileSync('texts.json', 'utf8'))) {
    const { publishedAt: publicOn, writtenOn, ...rest } = text
    const data = {
      ...rest,
      writtenOn: writtenOn.slice(0, 10),
      publicOn,
      publicBody: await named('office', text.publicBody),
      column: await named('column', text.column),
      theme: await named('theme', text.theme),
      genre: await named('genre', text.genre),
    }
    articles.push(
      (await app.documents('api::article.article').create({ data, status: 'published' })).documentId,
    )
  }
  const columns = Object.fromEntries(
    [...known].flatMap(([key, id]) => (key.startsWith('column ') ? [[key.slice('column '.length), id]] : [])),
  )
  writeFileSync('made.json', JSON.stringify({ articles, columns }))
  process.exit(0)
}
main().catch((error) => {
  console.error(error)
  process.exit(1)
})
