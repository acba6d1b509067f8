import { serveTasks } from '#platform/worker'
import { burn } from './burn.ts'
import { openAsPages } from './open-as-pages.ts'
import type { Done, Task } from './task.ts'

serveTasks<Task, Done, number>(async (task, note) => {
  try {
    if (task.do === 'open') return await openAsPages(task.mediaType, task.bytes)
    return await burn(task.pages, task.boxes, note)
  } catch {
    return { problem: 'damaged' }
  }
})
