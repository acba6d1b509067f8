import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { CaseDetail } from '@yangguang/server/contract/engagement/cases'
import { Alert, App, Button, Card, Form, Input, List, Modal, Space, Tag } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { moment, today } from '../../lib/time.ts'
import { Refused } from '../../ui/act.tsx'

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

type Evidence = CaseDetail['evidence'][number]

/** A hidden malicious letter: sealed for the police, and their receipt. */
export function EvidenceCard({ one }: { one: CaseDetail }) {
  const queries = useQueryClient()
  const [open, setOpen] = useState<'seal' | Evidence>()
  const done = async () => {
    await queries.invalidateQueries({ queryKey: ['case', one.id] })
    setOpen(undefined)
  }
  const act = useMutation({
    mutationFn: (values: object) =>
      open === 'seal'
        ? api.file(`/cases/${one.id}/evidence`, values)
        : api.post<void>(`/cases/${one.id}/evidence/${open?.id ?? ''}/receipt`, values),
    onSuccess: done,
  })
  if (!one.hidden || !one.may.desk) return null
  const needed = (text: string) => [{ required: true, message: text }]
  return (
    <Card
      size="small"
      title="移送公安机关"
      extra={
        <Button size="small" onClick={() => setOpen('seal')}>
          封存证据包
        </Button>
      }
    >
      {one.evidence.length === 0 ? (
        <p className="quiet">来件已屏蔽、没有删除。涉嫌违法的，可以封存证据包移送公安机关。</p>
      ) : null}
      {one.evidence.map((evidence) => (
        <div key={evidence.id} style={{ marginBottom: 8 }}>
          {evidence.organ}　<span className="quiet">{moment(evidence.sealedAt)}</span>
          <div className="quiet" style={{ wordBreak: 'break-all' }}>
            SHA-256：{evidence.digest}
          </div>
          {evidence.receivedOn ? (
            <div>
              回执 {evidence.receiptNumber}，{evidence.receivedBy} 于 {evidence.receivedOn} 签收
            </div>
          ) : (
            <Button size="small" onClick={() => setOpen(evidence)}>
              登记回执
            </Button>
          )}
        </div>
      ))}
      <Modal
        title={open === 'seal' ? '封存证据包' : '登记公安机关回执'}
        open={open !== undefined}
        footer={null}
        onCancel={() => setOpen(undefined)}
        destroyOnHidden
      >
        <Refused error={act.error} />
        <Form
          layout="vertical"
          initialValues={{ receivedOn: today() }}
          onFinish={(values) => act.mutate(values)}
        >
          {open === 'seal' ? (
            <>
              <p className="quiet">
                包内有来件原文、来信人信息、附件和办理过程；摘要写入账本，下载后不能再改。
              </p>
              <Form.Item name="organ" label="接收的公安机关" rules={needed('请填写接收的公安机关')}>
                <Input maxLength={60} />
              </Form.Item>
              <Form.Item name="reason" label="移送的理由" rules={needed('请写明移送的理由')}>
                <Input.TextArea rows={3} maxLength={200} />
              </Form.Item>
            </>
          ) : (
            <>
              <Form.Item name="receiptNumber" label="回执文号" rules={needed('请填写回执文号')}>
                <Input maxLength={60} />
              </Form.Item>
              <Form.Item name="receivedBy" label="签收单位和签收人" rules={needed('请填写签收人')}>
                <Input maxLength={60} />
              </Form.Item>
              <Form.Item name="receivedOn" label="签收日期" rules={needed('请填写签收日期')}>
                <Input type="date" />
              </Form.Item>
            </>
          )}
          <Button type="primary" htmlType="submit" loading={act.isPending}>
            {open === 'seal' ? '封存并下载' : '登记'}
          </Button>
        </Form>
      </Modal>
    </Card>
  )
}
