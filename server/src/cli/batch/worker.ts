import { readFile } from 'node:fs/promises'
import { check, type Finding, flatCells, likeFigures, type Report, summarise } from '@yangguang/annual-report'
import { serveTasks } from '#platform/worker'
import { type Answer, pack, type ReadOne, unpack, type Work } from './outcome.ts'
import { readBytes } from './read-bytes.ts'
import { Unreadable } from './unreadable.ts'
import { writeAs } from './write-as.ts'

async function answer(work: Work): Promise<Answer> {
  try {
    if (work.do === 'check') {
      const report = unpack({ packed: work.report })
      const coverage = work.coverage?.map(({ body, report: packed }) => ({
        body,
        report: packed && unpack({ packed }),
      }))
      const previous = work.previous && unpack({ packed: work.previous })
      const { like } = work
      const findings = check(report, {
        ...(previous && { previous }),
        ...(coverage && { coverage }),
        ...(like && { like }),
      })
      return { reports: [readOne(report, findings, work.report)] }
    }
    const bytes = 'bytes' in work ? work.bytes : new Uint8Array(await readFile(work.path))
    const reports = await readBytes(work.name, bytes)
    const { check: checked, to } = work.wanted
    return {
      reports: await Promise.all(
        reports.map(async (report) => ({
          ...readOne(report, checked ? check(report) : report.findings, pack(report)),
          ...(to && { written: await writeAs(report, to) }),
        })),
      ),
    }
  } catch (error) {
    if (error instanceof Unreadable) return { problem: error.message }
    if (error instanceof Error && 'code' in error) return { problem: sentences[String(error.code)] ?? BROKEN }
    return { problem: BROKEN }
  }
}

const BROKEN = '读取时程序出错，已跳过这个文件；请把它另存为网页（.html）或者文本后再试。'
const sentences: Readonly<Record<string, string>> = {
  EACCES: '没有读取这个文件的权限，请检查文件权限。',
  EPERM: '没有读取这个文件的权限，请检查文件权限。',
  ENOENT: '读取时文件已经不在了，请检查路径和文件名。',
  EIO: '磁盘读取出错，请复制文件到另一处后再试。',
}

function readOne(report: Report, findings: Finding[], packed: Uint8Array): ReadOne {
  const cells = flatCells(report)
  const ambiguous = cells.filter(({ cell }) => cell.state === 'ambiguous').length
  const blank = cells.filter(({ cell }) => cell.state !== 'ambiguous' && cell.value === null).length
  const { publicBody, year, format } = report
  return {
    facts: {
      publicBody,
      year,
      format,
      read: cells.length - ambiguous - blank,
      blank,
      ambiguous,
      like: likeFigures(report),
    },
    findings,
    summary: summarise(report, findings),
    packed,
  }
}

serveTasks(answer)
