import { access, constants, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { findOfficeProgram } from '#foundation/files'
import { isProgram } from '#platform/programs'
import type { Config } from '../config.ts'
import { open } from '../process.ts'
import { examineHouse, type Finding, lastBackup } from './doctor-house.ts'
import { exit, type Terminal } from './terminal.ts'

const GIB = 1024 ** 3

/** `yangguang doctor`: what an operator asks before calling for help, each with what to do. */
export async function doctor(config: Config, terminal: Terminal): Promise<number> {
  const findings: Finding[] = [node(), ...(await folder(config)), ...settings(config)]
  findings.push(await lastBackup(config))
  try {
    const opened = await open(config, (line) => terminal.say(line), { onlyLook: true })
    try {
      findings.push(...(await examineHouse(opened.deps)))
      if (!opened.deps.consoleDir)
        findings.push({ good: false, text: '工作台没有构建：请运行 npm run build。' })
    } finally {
      await opened.close()
    }
  } catch (error) {
    findings.push({
      good: false,
      text: `数据库不可用：${error instanceof Error ? error.message : String(error)}`,
    })
  }
  for (const { good, text } of findings)
    terminal.out(`${good === true ? '[正常]' : good === 'warn' ? '[注意]' : '[故障]'} ${text}`)
  return findings.some(({ good }) => good === false) ? exit.findings : exit.ok
}

function node(): Finding {
  const major = Number(process.versions.node.split('.')[0])
  return {
    good: major >= 24,
    text: `Node ${process.versions.node}${major >= 24 ? '' : '，须为 24 或更新的版本。'}`,
  }
}

async function folder(config: Config): Promise<Finding[]> {
  const writable = await access(config.dataDir, constants.W_OK).then(
    () => true,
    () => false,
  )
  if (!writable)
    return [{ good: false, text: `数据文件夹 ${config.dataDir} 不存在或者不可写：请检查 DATA_DIR 和权限。` }]
  const { bavail, bsize } = await statfs(config.dataDir)
  const free = (bavail * bsize) / GIB
  const keys = await stat(join(config.dataDir, 'keys')).catch(() => undefined)
  const open = keys !== undefined && (keys.mode & 0o077) !== 0
  return [
    {
      good: free > 5 ? true : free > 1 ? 'warn' : false,
      text: `数据文件夹 ${config.dataDir} 可写，剩余 ${free.toFixed(1)} GB${free > 5 ? '' : '，请清理磁盘或者扩容。'}`,
    },
    {
      good: !open,
      text: open ? '密钥文件夹 keys 可被其他用户读取：请运行 chmod 700。' : '密钥文件夹只有本程序可读',
    },
  ]
}

function settings(config: Config): Finding[] {
  return [
    config.demo > 0
      ? { good: 'warn', text: '演示模式：口令是公开的，正式使用请设 DEMO=0 并换用新的 DATA_DIR。' }
      : { good: true, text: '正式模式' },
    config.secureCookies
      ? { good: true, text: '会话只经 HTTPS 传送' }
      : { good: 'warn', text: '没有设置 SECURE_COOKIES=1：请在 HTTPS 之后使用。' },
    config.doors.consolePort !== undefined || config.doors.consoleHost !== undefined
      ? { good: true, text: '工作台与门户分设入口' }
      : { good: 'warn', text: '工作台与门户同一入口：可以用 CONSOLE_PORT 或者 CONSOLE_HOST 分开。' },
    config.messages?.smtpUrl
      ? { good: true, text: '已设置发信服务器' }
      : { good: 'warn', text: '没有设置 SMTP_URL：通知和文书不能用电子邮件发出。' },
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
