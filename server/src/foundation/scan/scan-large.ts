import { openPool, SMALL_TASK, workerEntry } from '#platform/worker'
import type { Finding } from './contract.ts'
import { scanFile } from './scan-file.ts'
import type { Word } from './words.ts'

export interface ScanTask {
  id: string
  name: string
  content: Uint8Array
  words: readonly Word[]
}

const pool = openPool<ScanTask, Finding[]>(workerEntry(import.meta, 'worker.ts', 'scan-worker.js'), {
  size: 2,
  seconds: 120,
  memoryMb: 1024,
})

/** Scans a file; a large one in a thread of its own, so that nobody else waits for it and a file that kills its reader kills only that. */
export async function scanAnyFile(
  file: { id: string; name: string; content: Uint8Array },
  words: readonly Word[] = [],
): Promise<Finding[]> {
  if (file.content.length < SMALL_TASK) return scanFile(file, words)
  const { id, name, content } = file
  const result = await pool.run({ id, name, content, words })
  if ('answer' in result) return result.answer
  return [
    {
      kind: 'unread',
      level: 'stop',
      place: `附件《${name}》`,
      excerpt: '检查没有完成',
      advice: '文件可能过于复杂或者已损坏，请用原始软件重新保存后上传',
      fileId: id,
    },
  ]
}
