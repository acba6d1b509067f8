import type { ReportReader } from '#oversight/supervision'
import { type Failure, openPool, workerEntry } from '#platform/worker'
import { type Answer, unpack, type Work } from './cli/batch/outcome.ts'

const worker = workerEntry(import.meta, 'cli/batch/worker.ts', 'report-worker.js')

/** A report takes milliseconds, a long PDF some seconds; what takes longer is something else. */
const SECONDS = 30
const MEMORY_MB = 512

const failures: Readonly<Record<Failure, string>> = {
  crashed: '读取时程序中断，没有读出内容；请把它另存为网页（.html）或者文本后再试。',
  memory: '读取这个文件需要的内存太多，没有读出内容；请去掉图片后再试。',
  late: '读取这个文件用时过长，没有读出内容；请把它另存为网页（.html）或者文本后再试。',
}

/** Reads what strangers send apart from the server: two workers with a limit on time and memory each. */
export function openReportReader(): ReportReader {
  const pool = openPool<Work, Answer>(worker, { size: 2, seconds: SECONDS, memoryMb: MEMORY_MB })
  return {
    async read(name, content) {
      const result = await pool.run({ do: 'read', name, wanted: { check: false }, bytes: content })
      if ('failure' in result) return { problem: failures[result.failure] }
      const { answer } = result
      if ('problem' in answer) return { problem: answer.problem }
      return { reports: answer.reports.map((one) => ({ ...unpack(one), findings: one.findings })) }
    },
    close: () => pool.close(),
  }
}
