// npm run db:new -- <room> <name>: an empty migration whose name carries date, room and purpose.
import { writeFileSync } from 'node:fs'

const [room, name] = process.argv.slice(2)
if (!room || !name) {
  console.error('用法：npm run db:new -- <room> <name>')
  process.exit(1)
}
const stamp = new Date().toISOString().slice(0, 16).replace(/[-:]/g, '').replace('T', '_')
const path = `server/migrations/${stamp}_${room}_${name}.sql`
writeFileSync(path, `-- owner: ${room}\n`, { flag: 'wx' })
console.log(path)
