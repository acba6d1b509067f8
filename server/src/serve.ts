import { firstAdministrators } from '#foundation/identity'
import {
  demoWasCutOff,
  ledgerIsEmpty,
  listenToLedger,
  openLog,
  startFollowers,
  startSequencer,
  watchLedger,
} from '#foundation/ledger'
import { clearTables, migrate, openDatabase } from '#platform/db'
import { startTracing } from '#platform/trace'
import { buildApp, figures, version } from './app.ts'
import { type Config, readConfig } from './config.ts'
import { DEMO_PASSWORD, loadDemo } from './demo/index.ts'
import { openSecondDoor } from './doors.ts'
import { remedyFor } from './problems.ts'
import { migrations, type Opened, open } from './process.ts'

/** Longest time without news from the ledger in which pages are still served from memory. */
const DEAF_AFTER_MS = 2_000

/** Held while the demonstration city is built. */
const DEMO_LOCK = 7_310_003

const say = (line: string) => process.stdout.write(`${line}\n`)

async function serve(config: Config): Promise<void> {
  const stopTracing = config.collector ? await startTracing(config.collector, version) : undefined
  const opened = await open(config, (line) => say(`  · ${line}`), { starts: true })
  const { database, deps, log } = opened
  await prepareLog(opened, config)
  const links = deps.demo ? [] : await firstAdministrators(database.db, deps.clock)
  const { app, followers, heard, health, jobs } = await buildApp(deps)
  const sequencer = startSequencer(database, deps.keys, deps.clock, log)
  const bell = await listenToLedger(database)
  const watch = await watchLedger(database.db, bell, heard, log)
  health.hears = () => watch.silence() < DEAF_AFTER_MS
  const running = startFollowers(database.db, bell, followers, log)
  await jobs.start(database.url)

  let stopping = false
  const stop = async (signal: string) => {
    // A group TERM arrives twice: from the group and from the launcher.
    if (stopping) return
    stopping = true
    say(`收到 ${signal}，正在停止……`)
    // A request that hangs must not keep the process: what was acknowledged is in the database already.
    setTimeout(() => process.exit(1), 8_000).unref()
    second?.close()
    await app.close()
    await jobs.stop()
    await Promise.all([running.stop(), watch.stop(), sequencer.stop()])
    await bell.stop()
    await opened.close()
    await stopTracing?.()
    process.exit(0)
  }
  process.on('SIGINT', () => void stop('SIGINT'))
  process.on('SIGTERM', () => void stop('SIGTERM'))

  await app.listen({ port: config.port, host: config.host })
  const second = await openSecondDoor(app, config.doors, config.host)
  health.ready = true
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : config.port
  say('')
  say('  阳光政务公开平台已就绪')
  say(`  门户    http://localhost:${port}/`)
  say(`  工作台  http://localhost:${config.doors.consolePort ?? port}/console/`)
  if (links.length > 0) {
    say('')
    say('  首次运行：请把下面的一次性链接分别交给三名管理员，各人用它设置密码，用后失效')
    for (const link of links)
      say(`    ${link.label} ${link.login}  http://localhost:${config.doors.consolePort ?? port}${link.path}`)
  }
  if (deps.demo) {
    say('')
    say(`  演示账号（密码均为 ${DEMO_PASSWORD}）`)
    say(
      '    信息员 szfb.xxy   科室负责人 szfb.ks   分管负责人 szfb.fg   主要负责人 szfb.zy   政务公开办 szfb.gk',
    )
    say(
      '    其他机关把 szfb 换成 fgw、jyj、mzj、whqzfb 等；系统、安全、审计管理员 admin.xt、admin.aq、admin.sj',
    )
  }
}

/** Opens the log; an empty one gets the demonstration city first when that is wanted. One process at a time. */
async function prepareLog({ database, deps }: Opened, config: Config): Promise<void> {
  const tell = (line: string) => say(`  · ${line}`)
  const alone = await database.dedicated()
  try {
    await alone.query('select pg_advisory_lock($1)', [DEMO_LOCK])
    // Nobody was served yet, so nothing is lost; half a city would have figures that do not hold.
    if (deps.demo && (await demoWasCutOff(database.db))) {
      tell('上次建立演示城市时中断，现在重新建立')
      await clearTables(database)
      await migrate(database, migrations)
    }
    const simulated = deps.demo && (await ledgerIsEmpty(database.db))
    await openLog(database.db, simulated)
    if (!simulated) return
    // Half a city is begun anew, so its commits need not wait for the disk one by one.
    const hasty = openDatabase(database.url, 16, '-c synchronous_commit=off')
    await loadDemo({ ...deps, db: hasty.db }, figures, config.demo, tell)
    await hasty.close()
  } finally {
    await alone.end()
  }
}

function explain(error: unknown, config: Config | undefined): string {
  if (!(error instanceof Error)) return String(error)
  return remedyFor(error, config) ?? error.stack ?? error.message
}

let config: Config | undefined
try {
  config = readConfig(process.env)
  await serve(config)
} catch (error) {
  process.stderr.write(`${explain(error, config)}\n`)
  process.exit(1)
}
