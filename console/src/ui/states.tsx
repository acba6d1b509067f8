import { type UseQueryResult, useQueryClient } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import type { Me } from '@yangguang/server/contract/foundation/identity'
import { Alert, Button, Empty, Skeleton, Tag, Typography } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { ApiProblem } from '../lib/api.ts'
import { rememberItem } from '../lib/recent.ts'

/** What a screen shows while it loads, when that failed, and once it is there. */
export function Loaded<T>({
  query,
  children,
}: {
  query: UseQueryResult<T>
  children: (data: T) => ReactNode
}) {
  if (query.isPending) return <Skeleton active paragraph={{ rows: 8 }} />
  if (query.isError) {
    // What the rights forbid, and what is not there, does not come by asking again.
    const settled = query.error instanceof ApiProblem && [403, 404].includes(query.error.status)
    return (
      <Alert
        type={settled ? 'info' : 'error'}
        showIcon
        title={query.error.message}
        {...(settled ? {} : { action: <Button onClick={() => query.refetch()}>重试</Button> })}
      />
    )
  }
  return children(query.data)
}

export function Nothing({ children }: { children: ReactNode }) {
  return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={children} />
}

export function PageHead({
  title,
  extra,
  children,
}: {
  title: string
  extra?: ReactNode
  children?: ReactNode
}) {
  useRemembered(title)
  return (
    <div className="page-head">
      <div>
        <Typography.Title level={1} style={{ fontSize: 24, margin: 0 }}>
          {title}
        </Typography.Title>
        {children ? <div className="page-note">{children}</div> : null}
      </div>
      <div>{extra}</div>
    </div>
  )
}

/** The tab carries the page's name; a record's page is kept among what was opened lately. */
function useRemembered(title: string) {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const me = useQueryClient().getQueryData<Me>(['me'])
  // The address changes before the page does: a page is remembered where it was drawn, not where one goes from it.
  const at = useRef(path)
  at.current = path
  useEffect(() => {
    document.title = `${title} - 阳光政务公开工作台`
    if (me && /^\/[^/]+\/[^/]+/.test(at.current)) rememberItem(me.id, { title, href: at.current })
  }, [title, me])
}

const lights = {
  green: { color: '#1b6e3c', text: '正常' },
  yellow: { color: '#8a5300', text: '临期' },
  red: { color: '#b3141a', text: '超期' },
  none: { color: 'default', text: '—' },
} as const

/** Traffic light with its word: colour is never the only signal. */
export function Light({ light }: { light: keyof typeof lights }) {
  const { color, text } = lights[light]
  return light === 'none' ? <span className="no-light">{text}</span> : <Tag color={color}>{text}</Tag>
}
