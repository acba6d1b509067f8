import { existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { exit, type Terminal } from '../terminal.ts'
import {
  contentsOf,
  digestOf,
  digestOfFile,
  isSignedBy,
  MANIFEST,
  type Manifest,
  manifestShape,
  OBJECTS,
  SIGNATURE,
} from './package.ts'

/** What is shown on the outer side: the manifest taken last. */
export const CURRENT = 'current.json'

/** Why a package is not taken; a sentence for the operator. */
class Refused extends Error {}

/**
 * `yangguang gap import FOLDER --into SITE --key PEM`: takes the packages in a folder in their order. Each is checked whole,
 * and the change is one renamed file: a reader sees the old state or the new one.
 */
export async function gapImport(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { into: { type: 'string' }, key: { type: 'string' } },
  })
  const [name] = positionals
  if (!name || !values.into || !values.key) {
    terminal.say('用法：yangguang gap import 摆渡文件夹 --into 站点文件夹 --key 内侧公钥.pem')
    return exit.unreadable
  }
  const key = await readFile(resolve(values.key), 'utf8').catch(() => undefined)
  if (key === undefined) {
    terminal.say(`读不到内侧公钥 ${values.key}：请在内侧运行 yangguang gap key 取得，并由专人送达。`)
    return exit.unreadable
  }
  const [from, into] = [resolve(name), resolve(values.into)]
  const packages = existsSync(join(from, MANIFEST))
    ? [from]
    : (await readdir(from).catch(() => []))
        .filter((entry) => /^package-\d+$/.test(entry))
        .sort()
        .map((entry) => join(from, entry))
  if (packages.length === 0) {
    terminal.say(`${from} 中没有摆渡包。`)
    return exit.unreadable
  }
  let taken = 0
  let refused: string | undefined
  for (const folder of packages) {
    try {
      if (!(await take(folder, into, key, terminal))) continue
      taken += 1
      // One that stands for itself makes good what was lost before it; that one stays on the ferry.
      refused = undefined
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      refused ??= `${folder}：${error.message}没有导入这个摆渡包，网站仍显示此前的内容。`
    }
  }
  if (refused !== undefined) {
    terminal.say(refused)
    return exit.findings
  }
  if (taken === 0) terminal.out('这些摆渡包此前都已导入，没有新的内容。')
  return exit.ok
}

/** @returns false when the package was taken before */
async function take(folder: string, into: string, key: string, terminal: Terminal): Promise<boolean> {
  const bytes = await readFile(join(folder, MANIFEST)).catch(() => refuse(`没有 ${MANIFEST}，传输不完整。`))
  const signature = await readFile(join(folder, SIGNATURE), 'utf8').catch(() =>
    refuse('没有签名，传输不完整。'),
  )
  if (!isSignedBy(key, bytes, signature)) refuse('签名与内侧公钥不符，内容可能被改动，或者来自别处。')
  const read = manifestShape.safeParse(JSON.parse(bytes.toString()))
  if (!read.success) refuse('格式与本程序的版本不符，请使用与内侧相同的版本。')
  const manifest = read.data
  const now = await current(into)
  const follows = manifest.previous === now?.digest
  // One that stands for itself is taken after any older one, whatever its number: the inner side may have been set up anew.
  const isOlder = now !== undefined && manifest.madeAt <= now.manifest.madeAt
  if (!follows && isOlder) return false
  if (!follows && manifest.previous !== null)
    refuse(
      `它接在第 ${manifest.sequence - 1} 个摆渡包之后，这里是第 ${now?.manifest.sequence ?? 0} 个：请补上中间的摆渡包，或者在内侧用 --full 重新导出。`,
    )
  const objects = join(into, OBJECTS)
  await mkdir(objects, { recursive: true })
  for (const sha256 of manifest.carried) {
    const source = join(folder, OBJECTS, sha256)
    if (!existsSync(source) || (await digestOfFile(source)) !== sha256)
      refuse(`文件 ${sha256.slice(0, 12)} 缺失或者已改动。`)
    await copyFile(source, join(objects, `${sha256}.part`))
    await rename(join(objects, `${sha256}.part`), join(objects, sha256))
  }
  const needed = contentsOf(manifest)
  for (const sha256 of needed)
    if (!existsSync(join(objects, sha256)))
      refuse(`缺少文件 ${sha256.slice(0, 12)}：请在内侧用 --full 重新导出。`)
  await writeFile(join(into, `${CURRENT}.part`), bytes)
  await rename(join(into, `${CURRENT}.part`), join(into, CURRENT))
  // What was withdrawn or destroyed inside must not lie about here.
  let removed = 0
  for (const entry of await readdir(objects)) {
    if (needed.has(entry)) continue
    await rm(join(objects, entry))
    removed += 1
  }
  terminal.out(
    `已导入第 ${manifest.sequence} 个摆渡包：新增 ${manifest.carried.length} 个文件，清除 ${removed} 个不再公开的文件。`,
  )
  return true
}

/** What is shown now. */
export async function current(into: string): Promise<{ manifest: Manifest; digest: string } | undefined> {
  const bytes = await readFile(join(into, CURRENT)).catch(() => undefined)
  return bytes && { manifest: manifestShape.parse(JSON.parse(bytes.toString())), digest: digestOf(bytes) }
}

function refuse(sentence: string): never {
  throw new Refused(sentence)
}
