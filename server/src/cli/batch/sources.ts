import { constants } from 'node:fs'
import { access, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { inMegabytes, limits } from './limits.ts'
import { archiveKind, byName, isClutter, type Source, shownName } from './source.ts'
import { tarMembers } from './tar.ts'

/** Every file behind the named paths: folders as deep as they go, archives member by member, in a fixed order. */
export async function* sourcesOf(
  paths: readonly string[],
  found: (files: number) => void,
): AsyncGenerator<Source> {
  for (const path of paths) {
    const info = await stat(path).catch(() => undefined)
    if (!info?.isDirectory()) {
      yield* fileSources(path, found)
      continue
    }
    const { files, problems } = await filesBelow(path)
    for (const source of problems) yield source
    if (files.length + problems.length === 0)
      yield { file: shownName(path), problem: '文件夹里没有报告文件，请确认指定的是存放报告的文件夹。' }
    for (const file of files) yield* fileSources(file, found)
  }
}

/** Walks by hand: one folder that may not be opened must not end the walk. Links are not followed. */
async function filesBelow(folder: string): Promise<{ files: string[]; problems: Source[] }> {
  const [files, problems]: [string[], Source[]] = [[], []]
  const waiting = [folder]
  for (let current = waiting.pop(); current !== undefined; current = waiting.pop()) {
    const inside = current
    const entries = await readdir(inside, { withFileTypes: true }).catch(() => undefined)
    if (!entries) {
      problems.push({ file: shownName(inside), problem: '没有打开这个文件夹的权限，请检查文件夹权限。' })
      continue
    }
    for (const entry of entries) {
      const path = join(inside, entry.name)
      if (isClutter(path.slice(folder.length))) continue
      if (entry.isDirectory()) waiting.push(path)
      else if (entry.isFile()) files.push(path)
    }
  }
  return { files: files.sort(byName), problems: problems.sort((a, b) => byName(a.file, b.file)) }
}

async function* fileSources(path: string, found: (files: number) => void): AsyncGenerator<Source> {
  const file = shownName(path)
  const problem = await refusal(path)
  if (problem) {
    found(1)
    yield { file, problem }
    return
  }
  const archive = archiveKind(path)
  if (!archive) {
    found(1)
    yield { file, path }
    return
  }
  let members = 0
  const counted = (files: number) => {
    members += files
    found(files)
  }
  try {
    if (archive === 'zip') {
      const { zipMembers } = await import('./zip.ts')
      yield* zipMembers(file, path, counted)
    } else yield* tarMembers(file, path, archive === 'tar.gz', counted)
  } catch {
    yield { file, problem: '压缩包打不开，可能没有下载完整或者已损坏，请重新压缩后提交。' }
    return
  }
  if (members === 0) yield { file, problem: '压缩包里没有报告文件。' }
}

async function refusal(path: string): Promise<string | undefined> {
  const info = await stat(path).catch((error: NodeJS.ErrnoException) => error.code ?? 'unknown')
  if (info === 'EACCES') return '没有读取这个文件的权限，请检查文件权限。'
  if (typeof info === 'string') return '找不到这个文件，请检查路径和文件名。'
  if (!info.isFile()) return '这不是一个普通文件，请指定报告文件或者存放报告的文件夹。'
  if (info.size === 0) return '文件是空的，请重新导出后提交。'
  if (!archiveKind(path) && info.size > limits.file)
    return `文件超过${inMegabytes(limits.file)}，不像是一份年度报告，请去掉图片或者只提交报告本身。`
  const readable = await access(path, constants.R_OK).then(
    () => true,
    () => false,
  )
  return readable ? undefined : '没有读取这个文件的权限，请检查文件权限。'
}
