/** What a stranger's file does is done in a thread of its own, with a limit on time and memory. */
export { type Failure, openPool, type Pool, type Result, SMALL_TASK, workerEntry } from './pool.ts'
export { serveTasks } from './serve.ts'
