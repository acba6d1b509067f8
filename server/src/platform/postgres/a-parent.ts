/** For the tests: a process that starts the database of a folder, says so and waits. */
import { startPostgres } from './index.ts'

const server = await startPostgres({ dataDir: process.argv[2] ?? '', fsync: false })
process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)))
setInterval(() => {}, 60_000)
process.stdout.write(`${JSON.stringify({ url: server.url, adopted: server.adopted })}\n`)
