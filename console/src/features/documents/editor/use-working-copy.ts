import type { DocumentContent } from '@yangguang/server/contract/publication/catalogue'
import type { WorkingCopy } from '@yangguang/server/contract/publication/catalogue/editor'
import { useEffect, useRef, useState } from 'react'
import { api } from '../../../lib/api.ts'

const PAUSE_MS = 2_000

export const workingCopyOf = (document: string | undefined) =>
  api.get<WorkingCopy | null>(`/working-copy${document ? `?document=${document}` : ''}`)

export const dropWorkingCopy = (document: string | undefined) =>
  api.remove(`/working-copy${document ? `?document=${document}` : ''}`)

export interface AutoSave {
  /** Something changed; the copy is kept once the typing pauses. */
  touch(): void
  /** Before the text itself is saved: nothing is kept any more, and what is on its way has arrived. A copy that came after the save would be offered as unsaved. */
  rest(): Promise<void>
  /** When the last copy was kept; null before the first one. */
  savedAt: string | null
  problem: string
}

/** Keeps a copy of what is being typed on the server, so that nothing is lost with the browser. */
export function useWorkingCopy(
  target: () => { document: string | undefined; version: number; content: Partial<DocumentContent> },
): AutoSave {
  const [state, setState] = useState<{ savedAt: string | null; problem: string }>({
    savedAt: null,
    problem: '',
  })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const onItsWay = useRef(Promise.resolve())
  const read = useRef(target)
  read.current = target
  useEffect(() => () => clearTimeout(timer.current), [])
  const keep = async () => {
    const { document, version, content } = read.current()
    try {
      const { savedAt } = await api.put<{ savedAt: string }>('/working-copy', {
        document: document ?? null,
        version,
        content: JSON.parse(JSON.stringify(content)),
      })
      setState({ savedAt, problem: '' })
    } catch (error) {
      setState((before) => ({ ...before, problem: error instanceof Error ? error.message : '' }))
    }
  }
  return {
    ...state,
    touch() {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        onItsWay.current = keep()
      }, PAUSE_MS)
    },
    async rest() {
      clearTimeout(timer.current)
      await onItsWay.current
    },
  }
}
