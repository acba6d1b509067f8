import { ConfigProblem, readConfig } from '../config.ts'
import { remedyFor } from '../problems.ts'
import { adminLink } from './admin-link.ts'
import { rehearseRestore } from './backup/rehearse.ts'
import { restore } from './backup/restore.ts'
import { backup } from './backup/take.ts'
import { doctor } from './doctor/doctor.ts'
import { documentsExport } from './documents-export.ts'
import { documentsImport, documentsUndo } from './documents-import.ts'
import { exportPublic } from './export-public.ts'
import { gapExport, gapKey } from './gap/export.ts'
import { gapImport } from './gap/import.ts'
import { gapServe } from './gap/serve.ts'
import { help } from './help.ts'
import { inspect } from './inspect.ts'
import { keyRotate } from './key-rotate.ts'
import { ledgerVerify } from './ledger-verify.ts'
import { progressBar } from './progress.ts'
import { reportCompare } from './report-compare.ts'
import { reportConvert } from './report-convert.ts'
import { reportImport } from './report-import.ts'
import { reportMerge } from './report-merge.ts'
import { reportCheck, reportRead } from './report-read.ts'
import { searchCheck, searchRebuild } from './search-index.ts'
import { exit, type Terminal } from './terminal.ts'
import { upgrade, upgradeUndo } from './upgrade.ts'
import { verifyLogCommand } from './verify-log.ts'
import { verifyCommand } from './verify-proof.ts'

const terminal: Terminal = {
  out: (line) => void process.stdout.write(`${line}\n`),
  say: (line) => void process.stderr.write(`${line}\n`),
  ...(process.stderr.isTTY && { progress: () => progressBar(process.stderr) }),
}

async function command([first = 'help', second = '', ...rest]: readonly string[]): Promise<number> {
  if (first === 'help' || first === '--help' || first === '-h') {
    terminal.out(help)
    return exit.ok
  }
  if (first === 'inspect') return inspect(second ? [second, ...rest] : rest, terminal)
  if (first === 'verify' && second === 'log') return verifyLogCommand(rest, terminal)
  if (first === 'verify') return verifyCommand(second ? [second, ...rest] : rest, terminal)
  const tail = second ? [second, ...rest] : rest
  if (first === 'backup' && second === 'test') return rehearseRestore(rest, readConfig(process.env), terminal)
  if (first === 'backup') return backup(tail, readConfig(process.env), terminal)
  if (first === 'restore') return restore(tail, readConfig(process.env), terminal)
  if (first === 'doctor') return doctor(readConfig(process.env), terminal)
  if (first === 'upgrade' && second === '') return upgrade(readConfig(process.env), terminal)
  switch (`${first} ${second}`) {
    case 'report read':
      return reportRead(rest, terminal)
    case 'report check':
      return reportCheck(rest, terminal)
    case 'report compare':
      return reportCompare(rest, terminal)
    case 'report convert':
      return reportConvert(rest, terminal)
    case 'report merge':
      return reportMerge(rest, terminal)
    case 'report import':
      return reportImport(rest, readConfig(process.env), terminal)
    case 'ledger verify':
      return ledgerVerify(readConfig(process.env), terminal)
    case 'upgrade undo':
      return upgradeUndo(rest, readConfig(process.env), terminal)
    case 'key rotate':
      return keyRotate(readConfig(process.env), terminal, { adds: true })
    case 'key reseal':
      return keyRotate(readConfig(process.env), terminal, { adds: false })
    case 'admin link':
      return adminLink(rest, readConfig(process.env), terminal)
    case 'export public':
      return exportPublic(rest, readConfig(process.env), terminal)
    case 'gap export':
      return gapExport(rest, readConfig(process.env), terminal)
    case 'gap key':
      return gapKey(readConfig(process.env), terminal)
    case 'gap import':
      return gapImport(rest, terminal)
    case 'gap serve':
      return gapServe(rest, readConfig(process.env), terminal)
    case 'documents export':
      return documentsExport(rest, readConfig(process.env), terminal)
    case 'documents import':
      return documentsImport(rest, readConfig(process.env), terminal)
    case 'documents undo':
      return documentsUndo(rest, readConfig(process.env), terminal)
    case 'search rebuild':
      return searchRebuild(readConfig(process.env), terminal)
    case 'search check':
      return searchCheck(rest, readConfig(process.env), terminal)
  }
  terminal.say(`没有“${`${first} ${second}`.trim()}”这个命令。\n\n${helpWith(first)}`)
  return exit.unreadable
}

/** The paragraphs that name commands of this word; all of them where none does. */
function helpWith(first: string): string {
  const near = help.split('\n\n').filter((part) => part.includes(`yangguang ${first} `))
  return near.length > 0 ? near.join('\n\n') : help
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // Where the settings themselves are the problem there is no configuration to ask.
  const config = error instanceof ConfigProblem ? undefined : readConfig(process.env)
  return remedyFor(error, config) ?? error.message
}

try {
  process.exitCode = await command(process.argv.slice(2))
} catch (error) {
  const misused = error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  terminal.say(misused ? `参数有误，请对照说明。\n\n${help}` : sentenceOf(error))
  process.exitCode = exit.unreadable
}
