import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { ReadError, type Report, readReport } from '@yangguang/annual-report'

const LARGEST_FILE = 200 * 1024 * 1024
const texts = new Set(['.txt', '.md', '.html', '.htm', '.csv'])
/** Office formats that are read; the older and rarer ones get one sentence. */
const readers: Readonly<Record<string, (bytes: Uint8Array) => Promise<Report[]>>> = {
  '.docx': async (bytes) => (await import('@yangguang/annual-report/docx')).readDocx(bytes),
  '.xlsx': async (bytes) => (await import('@yangguang/annual-report/xlsx')).readXlsx(bytes),
  '.pdf': async (bytes) => (await import('@yangguang/annual-report/pdf')).readPdf(bytes),
}
const office = new Set([...Object.keys(readers), '.doc', '.xls', '.wps', '.ofd'])

/** A file as the commands see it: its reports, or one sentence saying why there are none. */
export type Source = { file: string; reports: Report[] } | { file: string; problem: string }

/** Files as named; a folder stands for the report files directly inside it and below. */
export async function filesOf(paths: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const path of paths) {
    const info = await stat(path).catch(() => undefined)
    if (!info?.isDirectory()) {
      found.push(path)
      continue
    }
    const entries = await readdir(path, { recursive: true, withFileTypes: true })
    const inside = entries
      .filter((entry) => entry.isFile() && isReportName(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
    found.push(...inside.sort())
  }
  return found
}

const isReportName = (name: string) => {
  const type = extname(name).toLowerCase()
  return (texts.has(type) || office.has(type)) && basename(name).toLowerCase() !== 'readme.md'
}

/** Reads one file; what is wrong with it is a value, so that a batch goes on. */
export async function readSource(file: string): Promise<Source> {
  const refuse = (problem: string): Source => ({ file, problem })
  const info = await stat(file).catch(() => undefined)
  if (!info) return refuse('找不到这个文件，请检查路径和文件名。')
  if (!info.isFile()) return refuse('这不是一个普通文件，请指定报告文件或者存放报告的文件夹。')
  if (info.size > LARGEST_FILE) return refuse('文件超过200MB，请确认后只提交报告本身。')
  const type = extname(file).toLowerCase()
  const reader = readers[type]
  if (office.has(type) && !reader)
    return refuse(`暂时不能直接读取${type}文件，请另存为网页（.html）或者文本（.txt）后再读。`)
  try {
    if (reader) return { file, reports: await reader(new Uint8Array(await readFile(file))) }
    const text = decode(await readFile(file))
    if (text === undefined) return refuse('文件不是文本，或者编码无法识别，请另存为 UTF-8 编码的文本后再读。')
    return { file, reports: readReport(type === '.csv' ? text.replaceAll(',', '\t') : text) }
  } catch (error) {
    if (error instanceof ReadError) return refuse(error.message)
    if (error instanceof Error && 'code' in error && error.code === 'EACCES')
      return refuse('没有读取这个文件的权限，请检查文件权限。')
    throw error
  }
}

/** UTF-8, UTF-16 by its mark, or GB18030, which older office machines still write; undefined for binary files. */
export function decode(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes.subarray(0, 8192).includes(0)) return undefined
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not in this encoding; the next one decides.
    }
  }
  return undefined
}
