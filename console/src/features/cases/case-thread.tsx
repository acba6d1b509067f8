import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { CaseDetail } from '@yangguang/server/contract/engagement/cases'
import { Alert, App, Button, Card, List, Space, Tag } from 'antd'
import { api } from '../../lib/api.ts'
import { moment } from '../../lib/time.ts'
import { Evidence } from '../../ui/evidence.tsx'

const postTitles = { supplement: '来信人补充', follow_up: '来信人追问', reply: '此前的答复' } as const
const size = (bytes: number) => `${Math.max(1, Math.round(bytes / 1024))} KB`

/** What followed the letter: supplements, follow-ups, and the replies of rounds that are over. */
export function Thread({ one }: { one: CaseDetail }) {
  if (one.posts.length === 0) return null
  return (
    <Card size="small" title="补充、追问和此前的答复">
      {one.posts.map((post) => (
        <div key={`${post.at}${post.kind}`} style={{ marginBottom: 12 }}>
          <Tag>{postTitles[post.kind]}</Tag>
          <span className="quiet">
            第{post.round}次办理　{moment(post.at)}
          </span>
          <p style={{ whiteSpace: 'pre-wrap', margin: '4px 0 0' }}>{post.text}</p>
        </div>
      ))}
    </Card>
  )
}

export function FileList({
  one,
  side,
  removable = false,
}: {
  one: CaseDetail
  side: 'citizen' | 'office'
  removable?: boolean
}) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const remove = useMutation({
    mutationFn: (id: string) => api.remove(`/cases/${one.id}/files/${id}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['case', one.id] }),
    onError: (error) => message.error(error.message),
  })
  const files = one.files.filter((file) => file.side === side)
  if (files.length === 0) return null
  return (
    <ul
      style={{ margin: '0 0 8px', paddingLeft: 20 }}
      aria-label={side === 'office' ? '答复附件' : '来信附件'}
    >
      {files.map((file) => (
        <li key={file.id}>
          <a href={`/api/cases/${one.id}/files/${file.id}`}>{file.name}</a>
          <span className="quiet">　{size(file.size)}</span>
          {removable ? (
            <Button type="link" size="small" onClick={() => remove.mutate(file.id)}>
              移除
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

const cardTexts = { yellow: '黄牌', red: '红牌' } as const

/** Cards that were dealt, and an extension that waits for the desk. */
export function Standing({ one }: { one: CaseDetail }) {
  const { extensionAsked: asked } = one
  return (
    <>
      {one.cards.length > 0 ? (
        <Space wrap>
          {one.cards.map((card) => (
            <Tag key={card.at + card.color} color={card.color === 'red' ? '#b3141a' : '#8a5300'}>
              {cardTexts[card.color]}　{moment(card.at)}
            </Tag>
          ))}
        </Space>
      ) : null}
      {asked ? (
        <Alert
          type="warning"
          showIcon
          title={`申请延期${asked.amount}${asked.unit}，等待受理单位审批`}
          description={`${asked.reason}（${moment(asked.at)}）`}
        />
      ) : null}
      {one.consentWithdrawnAt ? (
        <Alert type="info" showIcon title={`来信人已于 ${moment(one.consentWithdrawnAt)} 撤回公开的同意`} />
      ) : null}
    </>
  )
}

/** Open cases that may be the same matter; the desk decides whether to merge. */
export function Alike({ one }: { one: CaseDetail }) {
  if (one.alike.length === 0) return null
  return (
    <Card size="small" title="可能是同一事项">
      <List
        size="small"
        dataSource={one.alike}
        renderItem={(other) => (
          <List.Item style={{ paddingInline: 0 }}>
            <span>
              <Link to="/cases/$id" params={{ id: other.id }}>
                {other.number}
              </Link>
              {'　'}
              {other.title}　{other.samePerson ? <Tag>同一来信人</Tag> : null}
            </span>
          </List.Item>
        )}
      />
      <p className="quiet" style={{ margin: 0 }}>
        确属同一事项的，用“合并”并入主件；来信人凭自己的查询码看到主件的答复。
      </p>
    </Card>
  )
}

/** A hidden malicious letter on its way to the police. */
export function EvidenceCard({ one }: { one: CaseDetail }) {
  if (!one.hidden || !one.may.desk) return null
  return (
    <Card size="small" title="移送公安机关">
      <Evidence kind="case" id={one.id} />
    </Card>
  )
}
