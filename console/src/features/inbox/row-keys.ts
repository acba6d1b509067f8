import { useEffect, useState } from 'react'

/** J and K move over rows, Enter opens, X picks; nothing while somebody types. @returns the row one stands on */
export function useRowKeys<Row>(
  rows: readonly Row[],
  act: { open: (row: Row) => void; pick: (row: Row) => void },
): number {
  const [at, setAt] = useState(-1)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const row = rows[at]
      if (event.key === 'j') setAt(Math.min(at + 1, rows.length - 1))
      else if (event.key === 'k') setAt(Math.max(at - 1, 0))
      else if (event.key === 'x' && row) act.pick(row)
      else if (event.key === 'Enter' && row && event.target === document.body) act.open(row)
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })
  useEffect(() => {
    if (at >= 0) document.querySelector('.row-at')?.scrollIntoView({ block: 'nearest' })
  }, [at])
  return Math.min(at, rows.length - 1)
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  )
}
