import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { findBodyByName } from '#foundation/bodies'
import { findOfficeProgram, openFileStore } from '#foundation/files'
import { actorById, bodiesFor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { isDay } from '#platform/clock'
import { inTransaction } from '#platform/db'
import { exportPieces } from '#publication/catalogue'
import type { Config } from '../config.ts'
import { open } from '../process.ts'
import { keeperOf } from './documents-import.ts'
import { exit, type Terminal } from './terminal.ts'

const usage =
  '用法：yangguang documents export 文件夹 --body 机关名称 --as 经办人用户名 [--from 日期] [--until 日期] [--whole] [--everything]'

/** `yangguang documents export FOLDER`: documents with facts, texts, editions and files, in a form anybody can read. */
export async function documentsExport(
  args: readonly string[],
  config: Config,
  terminal: Terminal,
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      body: { type: 'string' },
      as: { type: 'string' },
      from: { type: 'string' },
      until: { type: 'string' },
      whole: { type: 'boolean' },
      everything: { type: 'boolean' },
    },
  })
  const [folder] = positionals
  const { body, as, from, until } = values
  if (!folder || !body || !as || [from, until].some((day) => day !== undefined && !isDay(day))) {
    terminal.say(usage)
    return exit.unreadable
  }
  const target = resolve(folder)
  if (existsSync(target)) {
    terminal.say(`${target} 已经存在，请换一个文件夹。`)
    return exit.unreadable
  }
  const { deps, close } = await open(config, (line) => terminal.say(line))
  const draft = `${target}.part`
  try {
    const bodyId = await findBodyByName(deps.db, body)
    const account = bodyId && (await keeperOf(deps.db, bodyId, as, deps.clock.today()))
    if (!bodyId || !account) {
      terminal.say(bodyId ? `“${as}”不是该机关政务公开办的账号。` : `平台里没有名为“${body}”的机关。`)
      return exit.unreadable
    }
    const actor = await actorById(deps.db, deps.clock, account)
    const bodies = values.whole ? bodiesFor(actor, ['disclosure_office']) : [bodyId]
    const store = openFileStore(deps.filesDir, deps.keys.vault)
    const asked = { bodies, from, until, everything: values.everything === true }
    const { documents, pieces } = await exportPieces(
      deps.db,
      deps.clock,
      store,
      { office: findOfficeProgram(deps.office), ofd: deps.ofd },
      asked,
      `${actor.name}（${as}）`,
    )
    await inTransaction(deps.db, (tx) =>
      record(tx, deps.clock, {
        kind: 'export.taken',
        subject: { kind: 'export', id: 'documents' },
        actor: account,
        body: bodyId,
        payload: { documents, everything: asked.everything },
      }),
    )
    await rm(draft, { recursive: true, force: true })
    for await (const { path, content } of pieces) {
      const file = join(draft, path)
      await mkdir(dirname(file), { recursive: true })
      await pipeline(content instanceof Buffer ? Readable.from([content]) : content, createWriteStream(file))
    }
    await rename(draft, target)
    terminal.out(`已导出 ${documents} 件信息到 ${target}。`)
    terminal.say(
      '可用 manifest-sha256.txt 核对；目录 CSV 和“附件”文件夹可由 yangguang documents import 读回。',
    )
    return exit.ok
  } finally {
    await rm(draft, { recursive: true, force: true })
    await close()
  }
}
