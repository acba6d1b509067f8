import { parentPort } from 'node:worker_threads'
import { burn } from './burn.ts'
import { openAsPages } from './open-as-pages.ts'
import type { Task, Told } from './task.ts'

const tell = (told: Told) => parentPort?.postMessage(told)

parentPort?.on('message', async (task: Task) => {
  try {
    if (task.do === 'open') tell(await openAsPages(task.mediaType, task.bytes))
    else tell(await burn(task.pages, task.boxes, (page) => tell({ page })))
  } catch {
    tell({ problem: 'damaged' })
  }
})
