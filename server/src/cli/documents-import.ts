import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { findBodyByName } from '#foundation/bodies'
import { mediaTypeOf, openFileStore } from '#foundation/files'
import { accountLogins, actorById, peopleWith } from '#foundation/identity'
import type { Day } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { Refusal, sentenceFor } from '#platform/errors'
import {
  beginImport,
  bodyOfImport,
  checkImport,
  type DocumentContent,
  everyRow,
  importFields,
  importReportOf,
  importWording,
  runImports,
  undoImport,
} from '#publication/catalogue'
import type { Config } from '../config.ts'
import { open } from '../process.ts'
import { exit, type Terminal } from './terminal.ts'

type Deps = Awaited<ReturnType<typeof open>>['deps']

/** `yangguang documents import TABLE`: an old site's export, checked row by row and brought in with --yes. */
export async function documentsImport(
  args: readonly string[],
  config: Config,
  terminal: Terminal,
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      body: { type: 'string' },
      column: { type: 'string' },
      as: { type: 'string' },
      name: { type: 'string' },
      files: { type: 'string' },
      map: { type: 'string', multiple: true },
      yes: { type: 'boolean' },
    },
  })
  const [table] = positionals
  const { body, column, as } = values
  if (!table || !body || !column || !as) {
    terminal.say(
      '用法：yangguang documents import 表格.csv --body 机关名称 --column 栏目编号 --as 经办人用户名 [--files 附件文件夹] [--map 标题=原表头] [--yes]',
    )
    return exit.unreadable
  }
  const content = await readFile(table).catch(() => undefined)
  if (!content) {
    terminal.say(`读不到 ${table}，请检查路径。`)
    return exit.unreadable
  }
  const { deps, close } = await open(config, (line) => terminal.say(line))
  try {
    const bodyId = await findBodyByName(deps.db, body)
    const account = bodyId && (await keeperOf(deps.db, bodyId, as, deps.clock.today()))
    if (!bodyId || !account) {
      terminal.say(bodyId ? `“${as}”不是该机关政务公开办的账号。` : `平台里没有名为“${body}”的机关。`)
      return exit.unreadable
    }
    const actor = await actorById(deps.db, deps.clock, account)
    const files = values.files ? await storeFolder(deps, values.files, account, terminal) : []
    const mapping = Object.fromEntries((values.map ?? []).map((pair) => fieldAndHeading(pair)))
    const id = await checkImport(deps.db, deps.clock, actor, {
      bodyId,
      name: values.name ?? basename(table),
      file: { name: basename(table), base64: content.toString('base64') },
      mapping,
      columnId: column,
      files,
    })
    const checked = await importReportOf(deps.db, id)
    terminal.say(`核对完毕：${checked?.ready ?? 0} 行可以导入，${checked?.refused ?? 0} 行不能导入。`)
    for await (const row of everyRow(deps.db, id))
      if (row.problem) terminal.out(`第 ${row.no} 行　${row.title}　${row.problem}`)
    if (!values.yes) {
      terminal.say('没有导入。确认无误后加上 --yes 再执行。')
      return checked?.refused ? exit.findings : exit.ok
    }
    await inTransaction(deps.db, (tx) => beginImport(tx, deps.clock, actor, id))
    const count = await runImports(deps.db, deps.clock)
    terminal.out(`已导入 ${count} 行，批次编号 ${id}。`)
    terminal.say(`需要整批撤销时执行：yangguang documents undo ${id} --as ${as} --yes`)
    return checked?.refused ? exit.findings : exit.ok
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    terminal.say(sentenceFor(importWording, error))
    return exit.findings
  } finally {
    await close()
  }
}

/** `yangguang documents undo BATCH`: takes a whole batch back. */
export async function documentsUndo(
  args: readonly string[],
  config: Config,
  terminal: Terminal,
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { as: { type: 'string' }, yes: { type: 'boolean' } },
  })
  const [batch] = positionals
  if (!batch || !values.as || !values.yes) {
    terminal.say('用法：yangguang documents undo 批次编号 --as 经办人用户名 --yes（整批信息将下线）')
    return exit.unreadable
  }
  const { deps, close } = await open(config, (line) => terminal.say(line))
  try {
    const bodyId = isUuid(batch) ? await bodyOfImport(deps.db, batch) : undefined
    const account = bodyId && (await keeperOf(deps.db, bodyId, values.as, deps.clock.today()))
    if (!account) {
      terminal.say(bodyId ? `“${values.as}”不是该机关政务公开办的账号。` : `没有编号为 ${batch} 的导入批次。`)
      return exit.unreadable
    }
    const actor = await actorById(deps.db, deps.clock, account)
    const gone = await inTransaction(deps.db, (tx) => undoImport(tx, deps.clock, actor, batch))
    terminal.out(`已撤销，${gone} 条信息已下线。`)
    return exit.ok
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    terminal.say(sentenceFor(importWording, error))
    return exit.findings
  } finally {
    await close()
  }
}

/** 标题=原表头, or the other names of our fields. */
function fieldAndHeading(pair: string): [string, string] {
  const [label = '', heading = ''] = pair.split('=')
  const field = Object.entries(importFields).find(([, name]) => name === label)?.[0] ?? label
  return [field, heading]
}

const isUuid = (text: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

/** Who keeps the catalogue of a body acts for it here as on the screen. */
export async function keeperOf(
  db: Db,
  bodyId: string,
  login: string,
  today: Day,
): Promise<string | undefined> {
  const keepers = await peopleWith(db, 'disclosure_office', bodyId, today)
  const logins = await accountLogins(
    db,
    keepers.map((keeper) => keeper.id),
  )
  return keepers.find((keeper) => logins.get(keeper.id) === login)?.id
}

/** Every admitted file of the folder goes into the store; the table names them. */
async function storeFolder(
  deps: Deps,
  folder: string,
  account: string,
  terminal: Terminal,
): Promise<DocumentContent['attachments']> {
  const store = openFileStore(deps.filesDir, deps.keys.vault)
  const kept: DocumentContent['attachments'] = []
  for (const name of (await readdir(folder)).sort()) {
    const path = join(folder, name)
    if (!(await stat(path)).isFile()) continue
    const content = await readFile(path)
    const mediaType = mediaTypeOf(name, content)
    if (!mediaType) {
      terminal.say(`${name}：类型与内容不符，或者不允许作为附件，没有带入。`)
      continue
    }
    const file = { class: 'private' as const, name, mediaType, content, createdBy: account }
    const info = await inTransaction(deps.db, (tx) => store.put(tx, file))
    kept.push({ fileId: info.id, name, mediaType, size: info.size, hash: info.hash })
  }
  return kept
}
