import { existsSync } from 'node:fs'
import { access, constants, readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { findOfficeProgram } from '#foundation/files'
import { databaseFolder } from '#platform/postgres'
import { isProgram } from '#platform/programs'
import type { Config } from '../../config.ts'
import { hasTwoDoors } from '../../doors.ts'
import { remedyFor } from '../../problems.ts'
import { open } from '../../process.ts'
import { exit, type Terminal } from '../terminal.ts'
import { type Finding, ill, mind, well } from './finding.ts'
import { examineBackups, examineHouse } from './house.ts'
import { examineOutside, service, serviceAnswers } from './outside.ts'

const GIB = 1024 ** 3

/** `yangguang doctor`: what an operator asks before calling for help, each with what to do. */
export async function doctor(config: Config, terminal: Terminal): Promise<number> {
  const findings: Finding[] = [node(), ...(await folder(config)), ...settings(config)]
  const serves = await serviceAnswers(config)
  findings.push(
    ...service(config, serves),
    ...(await examineOutside(config)),
    ...(await examineBackups(config)),
  )
  findings.push(...(await records(config, terminal, serves === 200)))
  for (const { good, text } of findings)
    terminal.out(`${good === true ? '[正常]' : good === 'warn' ? '[注意]' : '[故障]'} ${text}`)
  return findings.some(({ good }) => good === false) ? exit.findings : exit.ok
}

/** An installation that is not there is not made by looking for it. */
async function records(config: Config, terminal: Terminal, serves: boolean): Promise<Finding[]> {
  try {
    if (!config.databaseUrl && !existsSync((await databaseFolder(config.dataDir)).path))
      return [ill(`${config.dataDir} 中没有数据库：请检查 DATA_DIR；新安装直接启动即可。`)]
    const opened = await open(config, (line) => terminal.say(line), { onlyLook: true })
    try {
      const found = await examineHouse(opened.deps, serves || opened.adopted)
      return opened.deps.consoleDir ? found : [...found, ill('工作台没有构建：请运行 npm run build。')]
    } finally {
      await opened.close()
    }
  } catch (error) {
    return [ill(reason(error, config))]
  }
}

function reason(error: unknown, config: Config): string {
  if (!(error instanceof Error)) return String(error)
  const log = config.databaseUrl ? '数据库服务器的日志' : join(config.dataDir, 'postgres.log')
  return (
    remedyFor(error, config) ??
    `数据库不可用：${error.message}。请查看${log}；数据损坏的，停止服务后从备份恢复（yangguang restore）。`
  )
}

function node(): Finding {
  const major = Number(process.versions.node.split('.')[0])
  return {
    good: major >= 24,
    text: `Node ${process.versions.node}${major >= 24 ? '' : '，须为 24 或更新的版本。'}`,
  }
}

async function folder({ dataDir }: Config): Promise<Finding[]> {
  if (!(await may(dataDir, constants.W_OK)))
    return [ill(`数据文件夹 ${dataDir} 不存在或者不可写：请检查 DATA_DIR 和权限。`)]
  const { bavail, bsize } = await statfs(dataDir)
  const free = (bavail * bsize) / GIB
  const room = `数据文件夹 ${dataDir} 可写，剩余 ${free.toFixed(1)} GB`
  const full = `${room}，请清理磁盘或者扩容。`
  return [free > 5 ? well(room) : free > 1 ? mind(full) : ill(full), ...(await keys(join(dataDir, 'keys')))]
}

async function keys(folder: string): Promise<Finding[]> {
  const { mode } = await stat(folder).catch(() => ({ mode: undefined }))
  if (mode === undefined) return []
  if ((mode & 0o077) !== 0) return [ill('密钥文件夹 keys 可被其他用户读取：请运行 chmod 700。')]
  for (const name of await readdir(folder).catch(() => []))
    if (!(await may(join(folder, name), constants.R_OK)))
      return [ill(`密钥 ${name} 读不了：请检查它的所有者和权限。`)]
  return [well('密钥文件夹只有本程序可读')]
}

const may = (path: string, mode: number) =>
  access(path, mode).then(
    () => true,
    () => false,
  )

function settings(config: Config): Finding[] {
  return [
    config.demo > 0
      ? mind('演示模式：口令是公开的，正式使用请设 DEMO=0 并换用新的 DATA_DIR。')
      : well('正式模式'),
    config.secureCookies
      ? { good: true, text: '会话只经 HTTPS 传送' }
      : { good: 'warn', text: '没有设置 SECURE_COOKIES=1：请在 HTTPS 之后使用。' },
    hasTwoDoors(config.doors)
      ? { good: true, text: '工作台与门户分设入口' }
      : { good: 'warn', text: '工作台与门户同一入口：可以用 CONSOLE_PORT 或者 CONSOLE_HOST 分开。' },
    ...converters(config),
  ]
}

/** Programs outside that lay out and convert files. */
function converters({ office, ofd }: Config): Finding[] {
  const program = findOfficeProgram(office)
  const asked = office?.setting && office.setting !== 'none'
  const pages: Finding = program
    ? { good: true, text: `LibreOffice：${program}，Word 和 Excel 附件移交归档时另存 PDF/A` }
    : asked
      ? { good: false, text: `OFFICE_PROGRAM 指定的 ${office.setting} 不能运行：请检查路径和权限。` }
      : { good: 'warn', text: '没有 LibreOffice：Word 附件按本程序的版式遮盖，移交归档时附件不另存 PDF/A。' }
  if (!ofd) return [pages, { good: true, text: '没有设置 OFD_CONVERTER：移交归档用 PDF/A，不生成 OFD' }]
  return [
    pages,
    isProgram(ofd)
      ? { good: true, text: `OFD 转换程序：${ofd}` }
      : { good: false, text: `OFD_CONVERTER 指定的 ${ofd} 不能运行：请检查路径和权限。` },
  ]
}
