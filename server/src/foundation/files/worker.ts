import { parentPort } from 'node:worker_threads'
import type { WordsTask } from './file-text.ts'
import { wordsOf } from './words-of.ts'

parentPort?.on('message', async ({ name, content }: WordsTask) => {
  parentPort?.postMessage(await wordsOf(name, content).catch(() => ''))
})
