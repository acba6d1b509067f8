import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Finding } from './contract.ts'
import { scanFile } from './scan-file.ts'
import type { Word } from './words.ts'

/** Below this a scan takes less time than a thread takes to start. */
const SMALL = 256 * 1024
const SECONDS = 120
const MEMORY_MB = 1024
const AT_ONCE = 2

// Beside the bundle in production, the source itself in a test.
const entry = import.meta.filename.endsWith('.ts')
  ? join(import.meta.dirname, 'worker.ts')
  : join(import.meta.dirname, 'scan-worker.js')

export interface ScanTask {
  id: string
  name: string
  content: Uint8Array
  words: readonly Word[]
}

let working = 0
const waiting: (() => void)[] = []

/** Scans a file; a large one in a thread of its own, so that nobody else waits for it and a file that kills its reader kills only that. */
export async function scanAnyFile(
  file: { id: string; name: string; content: Uint8Array },
  words: readonly Word[] = [],
): Promise<Finding[]> {
  if (file.content.length < SMALL) return scanFile(file, words)
  if (working >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  working += 1
  try {
    return await inThread({ ...file, words })
  } finally {
    working -= 1
    waiting.shift()?.()
  }
}

function inThread(task: ScanTask): Promise<Finding[]> {
  return new Promise((resolve) => {
    const worker = new Worker(entry, {
      execArgv: process.execArgv.filter((flag) => flag === '--enable-source-maps'),
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      stdout: true,
      stderr: true,
    })
    const end = (findings: Finding[]) => {
      clearTimeout(late)
      resolve(findings)
      void worker.terminate()
    }
    const unread: Finding = {
      kind: 'unread',
      level: 'stop',
      place: `附件《${task.name}》`,
      excerpt: '检查没有完成',
      advice: '文件可能过于复杂或者已损坏，请用原始软件重新保存后上传',
      fileId: task.id,
    }
    const late = setTimeout(() => end([unread]), SECONDS * 1000)
    worker.on('message', end)
    worker.on('error', () => end([unread]))
    worker.on('exit', () => end([unread]))
    worker.postMessage(task)
  })
}
