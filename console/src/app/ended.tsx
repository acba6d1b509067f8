import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Me } from '@yangguang/server/contract/foundation/identity'
import { Button, Modal } from 'antd'
import { useEffect } from 'react'
import { meQuery } from './session.ts'
import { SignInForm, waysQuery } from './sign-in.tsx'

/** The session has ended: one signs in over the page, which keeps what was typed. */
export function EndedDialog({ me, open, onBack }: { me: Me; open: boolean; onBack: () => void }) {
  const queries = useQueryClient()
  const ways = useQuery({ ...waysQuery, enabled: open })
  useEffect(() => {
    if (!open) return
    // Signed in in another tab or window, the person comes back to this one.
    const look = () =>
      void queries
        .fetchQuery({ ...meQuery, staleTime: 0 })
        .then((now) => (now.id === me.id ? onBack() : location.assign('/console/')))
        .catch(() => {})
    window.addEventListener('focus', look)
    return () => window.removeEventListener('focus', look)
  }, [open, queries, me.id, onBack])
  const signedIn = () => {
    const now = queries.getQueryData(meQuery.queryKey)
    // Somebody else sits down: what the one before had open is not theirs to see.
    if (now?.id !== me.id) location.assign('/console/')
    else onBack()
  }
  return (
    <Modal title="登录已过期，请重新登录" open={open} footer={null} closable={false} destroyOnHidden>
      <p>您填写的内容仍在页面上；换其他人登录则从首页开始。</p>
      <SignInForm onDone={signedIn} />
      {ways.data?.oidc ? (
        <a href="/api/session/oidc" target="_blank" rel="noreferrer">
          <Button block style={{ marginTop: 12 }}>
            在新窗口用{ways.data.oidc}登录，完成后回到这里
          </Button>
        </a>
      ) : null}
    </Modal>
  )
}
