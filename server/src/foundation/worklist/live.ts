/** Tells open consoles that something moved; what moved they ask for themselves, under their own rights. */
export interface Live {
  heard(): void
  /** Called at most once per `pauseMs` after news. @returns how to stop listening */
  listen(tell: () => void): () => void
}

const PAUSE_MS = 1_000

export function createLive(pauseMs: number = PAUSE_MS): Live {
  const listeners = new Set<() => void>()
  let waiting: NodeJS.Timeout | undefined
  return {
    heard() {
      if (waiting || listeners.size === 0) return
      waiting = setTimeout(() => {
        waiting = undefined
        for (const tell of listeners) tell()
      }, pauseMs)
      waiting.unref()
    },
    listen(tell) {
      listeners.add(tell)
      return () => {
        listeners.delete(tell)
      }
    },
  }
}
