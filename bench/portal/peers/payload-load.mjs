// Makes the tables and stores the texts; prints the ids of all of them and of the columns.
import { readFileSync } from 'node:fs'
import { getPayload } from 'payload'
import config from './payload.config.mjs'

const payload = await getPayload({ config })
const known = new Map()
async function named(collection, name) {
  const key = `${collection} ${name}`
  const id = known.get(key) ?? (await payload.create({ collection, data: { name }, depth: 0 })).id
  known.set(key, id)
  return id
}
const articles = []
for (const text of JSON.parse(readFileSync('texts.json', 'utf8'))) {
  const data = {
    ...text,
    publicBody: await named('bodies', text.publicBody),
    column: await named('columns', text.column),
    theme: await named('themes', text.theme),
    genre: await named('genres', text.genre),
  }
  articles.push((await payload.create({ collection: 'articles', data, depth: 0 })).id)
}
const columns = Object.fromEntries(
  [...known].flatMap(([key, id]) => (key.startsWith('columns ') ? [[key.slice('columns '.length), id]] : [])),
)
console.log(`\n${JSON.stringify({ articles, columns })}`)
process.exit(0)
