// node payload-load.mjs COLUMN: makes the tables and stores the texts; prints the id of the column's first one.
import { readFileSync } from 'node:fs'
import { getPayload } from 'payload'
import config from './payload.config.mjs'

const payload = await getPayload({ config })
let first = ''
for (const data of JSON.parse(readFileSync('texts.json', 'utf8'))) {
  const made = await payload.create({ collection: 'articles', data, depth: 0 })
  if (data.column === process.argv[2]) first ||= made.id
}
console.log(`\n${first}`)
process.exit(0)
