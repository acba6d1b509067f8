import { parentPort } from 'node:worker_threads'
import { scanFile } from './scan-file.ts'
import type { ScanTask } from './scan-large.ts'

parentPort?.on('message', async ({ words, ...file }: ScanTask) => {
  parentPort?.postMessage(await scanFile(file, words))
})
