import { parentPort } from 'node:worker_threads'

/** What a worker says of a task: how far it is, any number of times, and then the answer. */
export type Said<Answer, Note> = { note: Note } | { answer: Answer }

/** The other end of a pool, inside the worker: one answer for each task; what is thrown ends the worker. */
export function serveTasks<Work, Answer, Note = never>(
  work: (task: Work, note: (note: Note) => void) => Answer | Promise<Answer>,
): void {
  const say = (said: Said<Answer, Note>) => parentPort?.postMessage(said)
  parentPort?.on('message', async (task: Work) => say({ answer: await work(task, (note) => say({ note })) }))
}
