import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** A link to another screen of the console that does not reload the program. */
export function ScreenLink({ to, children }: { to: string; children: ReactNode }) {
  const navigate = useNavigate()
  const href = `/console${to}`
  return (
    <a
      href={href}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        void navigate({ href })
      }}
    >
      {children}
    </a>
  )
}
