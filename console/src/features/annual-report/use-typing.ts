import { useMutation, useQueryClient } from '@tanstack/react-query'
import type {
  Checked,
  FindingView,
  ReportDetail,
  SectionKey,
  SectionTexts,
} from '@yangguang/server/contract/oversight/annual-report'
import { useEffect, useRef, useState } from 'react'
import { api } from '../../lib/api.ts'
import { checkHere, rulesHere } from './check-here.ts'

/** After the last stroke, before the server is asked for the checks that need last year and the other bodies. */
const PAUSE = 700

const together = (texts: SectionTexts) => JSON.stringify(Object.entries(texts).toSorted())

export interface Typing {
  texts: SectionTexts
  write: (key: SectionKey, text: string) => void
  dirty: boolean
  findings: FindingView[]
  repetition: Checked['repetition'] | undefined
  checking: boolean
  /** Saves what is not saved, and tells the version that then stands. */
  save: () => Promise<number>
  saving: boolean
  problem: string | undefined
}

/** The prose while it is typed: checked by the library in the browser at once, by the server a moment later, saved on demand. */
export function useTyping(report: ReportDetail): Typing {
  const queries = useQueryClient()
  const [texts, setTexts] = useState(report.sections)
  const [base, setBase] = useState({ text: together(report.sections), version: report.version })
  const [local, setLocal] = useState<FindingView[]>()
  const [checked, setChecked] = useState<Checked>()
  const [checking, setChecking] = useState(false)
  const turn = useRef(0)
  const stored = together(report.sections)
  const dirty = report.may.edit && together(texts) !== base.text
  // Figures entered meanwhile do not disturb the prose; prose saved by somebody else is refused, not overwritten.
  const version = stored === base.text ? report.version : base.version

  useEffect(() => {
    const next = ++turn.current
    setLocal(undefined)
    setChecked(undefined)
    setChecking(dirty)
    if (!dirty) return
    setLocal(checkHere(report, texts))
    const asked = setTimeout(async () => {
      const answer = await api
        .post<Checked>(`/reports/${report.id}/check`, { sections: texts })
        .catch(() => undefined)
      if (turn.current !== next) return
      setChecked(answer)
      setChecking(false)
    }, PAUSE)
    return () => clearTimeout(asked)
  }, [dirty, report, texts])

  useEffect(() => {
    if (!dirty) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [dirty])

  const store = useMutation({
    mutationFn: () => api.put(`/reports/${report.id}/sections`, { version, sections: texts }),
    onSuccess() {
      setBase({ text: together(texts), version: version + 1 })
      return queries.invalidateQueries({ queryKey: ['report', report.id] })
    },
  })
  return {
    texts: report.may.edit ? texts : report.sections,
    write: (key, text) => setTexts((before) => ({ ...before, [key]: text })),
    dirty,
    findings: checked?.findings ?? (local ? merged(local, report.findings) : report.findings),
    repetition: checked?.repetition,
    checking,
    save: async () => {
      if (!dirty) return version
      await store.mutateAsync()
      return version + 1
    },
    saving: store.isPending,
    problem: store.error?.message,
  }
}

/** What the browser can say replaces what the server said of the saved text; the rest stands until it answers. */
function merged(local: readonly FindingView[], stored: readonly FindingView[]): FindingView[] {
  const order = { error: 0, warning: 1, info: 2 }
  const kept = stored.filter(({ rule }) => !rulesHere.has(rule))
  return [...local, ...kept].toSorted((a, b) => order[a.level] - order[b.level])
}
