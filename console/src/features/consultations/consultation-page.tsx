import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { ConsultationDetail } from '@yangguang/server/contract/engagement/consultations'
import {
  adoptionLabels,
  consultationKindLabels,
  consultationStateLabels,
} from '@yangguang/server/contract/engagement/consultations'
import { Alert, App, Button, Card, Descriptions, Form, Input, Modal, Space, Tabs, Tag } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Light, Loaded, PageHead } from '../../ui/states.tsx'
import { CommentsTable } from './comments-table.tsx'
import { Groups } from './groups.tsx'
import { help } from './help.ts'

export function ConsultationPage() {
  const { id = '' } = useParams({ strict: false })
  const detail = useQuery({
    queryKey: ['consultation', id],
    queryFn: () => api.get<ConsultationDetail>(`/consultations/${id}`),
  })
  return <Loaded query={detail}>{(one) => <Page one={one} />}</Loaded>
}

function Page({ one }: { one: ConsultationDetail }) {
  return (
    <>
      <PageHead
        title={one.title}
        extra={
          <Space>
            {one.state === 'draft' ? null : <a href={`/consultations/${one.id}`}>在门户查看</a>}
            <a href={`/api/consultations/${one.id}/export`}>
              <Button>导出意见</Button>
            </a>
          </Space>
        }
      >
        <Tag>{consultationStateLabels[one.state]}</Tag>
        <Tag>{consultationKindLabels[one.kind]}</Tag>
        {one.light === 'none' ? null : <Light light={one.light} />}
        {one.number}
      </PageHead>
      <Acts one={one} />
      <Tabs
        items={[
          { key: 'comments', label: `意见（${one.comments}）`, children: <CommentsTable one={one} /> },
          { key: 'groups', label: `分组答复（${one.groups.length}）`, children: <Groups one={one} /> },
          { key: 'draft', label: '征求意见稿', children: <Draft one={one} /> },
        ]}
      />
    </>
  )
}

type Dialog = 'withdraw' | 'feedback'

function Acts({ one }: { one: ConsultationDetail }) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [dialog, setDialog] = useState<Dialog>()
  const act = useMutation({
    mutationFn: ({ name, body }: { name: string; body: object }) =>
      api.post(`/consultations/${one.id}/${name}`, { version: one.version, ...body }),
    async onSuccess() {
      await queries.invalidateQueries()
      message.success('已办理')
      setDialog(undefined)
    },
  })
  return (
    <Card size="small" style={{ marginBottom: 16 }}>
      {act.isError ? (
        <Alert type="error" showIcon title={act.error.message} style={{ marginBottom: 12 }} />
      ) : null}
      <Space wrap>
        {one.may.open && one.state === 'draft' ? (
          <Button
            type="primary"
            loading={act.isPending}
            onClick={() => act.mutate({ name: 'open', body: {} })}
          >
            公布征求意见稿
          </Button>
        ) : null}
        {one.may.edit ? (
          <Link to="/consultations/$id/edit" params={{ id: one.id }}>
            <Button>修改</Button>
          </Link>
        ) : null}
        {one.may.open && one.state === 'closed' ? (
          <Button type="primary" onClick={() => setDialog('feedback')}>
            公布采纳情况
          </Button>
        ) : null}
        {one.may.open && (one.state === 'open' || one.state === 'closed') ? (
          <Button danger onClick={() => setDialog('withdraw')}>
            撤回
          </Button>
        ) : null}
        <span className="quiet">
          {one.state === 'closed'
            ? `采纳情况最迟于 ${one.feedbackDue} 公布；还有${one.pending}条待审、${one.unsorted}条未归类。`
            : one.state === 'draft'
              ? '起草人以外的负责人核对后公布。'
              : `${one.opensOn} 至 ${one.closesOn}　${one.rule}`}
        </span>
      </Space>
      <Modal
        title={dialog === 'feedback' ? '公布采纳情况' : '撤回意见征集'}
        open={dialog !== undefined}
        footer={null}
        onCancel={() => setDialog(undefined)}
        width={dialog === 'feedback' ? 760 : 520}
        destroyOnHidden
      >
        {act.isError ? (
          <Alert type="error" showIcon title={act.error.message} style={{ marginBottom: 12 }} />
        ) : null}
        <Form layout="vertical" onFinish={(body: object) => dialog && act.mutate({ name: dialog, body })}>
          {dialog === 'feedback' ? (
            <>
              <Form.Item
                name="feedback"
                label={<LabelWithHelp {...help.adoption}>总体采纳情况</LabelWithHelp>}
                rules={[{ required: true, message: '请写明总体采纳情况' }]}
              >
                <Input.TextArea rows={8} maxLength={20_000} />
              </Form.Item>
              <Form.Item name="finalUrl" label="正式文件的网址（已经公布的）">
                <Input maxLength={300} placeholder="/documents/…" />
              </Form.Item>
            </>
          ) : (
            <Form.Item
              name="reason"
              label="撤回的理由（公众会看到）"
              rules={[{ required: true, message: '请写明理由' }]}
            >
              <Input.TextArea rows={3} maxLength={500} />
            </Form.Item>
          )}
          <Button type="primary" htmlType="submit" loading={act.isPending}>
            {dialog === 'feedback' ? '公布' : '撤回'}
          </Button>
        </Form>
      </Modal>
    </Card>
  )
}

function Draft({ one }: { one: ConsultationDetail }) {
  const { paragraphs } = one
  return (
    <div className="stack">
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'contact', label: '反馈方式', children: one.contact },
          ...(one.shortReason ? [{ key: 'short', label: '缩短期限的理由', children: one.shortReason }] : []),
          ...(one.feedback ? [{ key: 'feedback', label: '采纳情况', children: one.feedback }] : []),
          ...one.groups.map((group) => ({
            key: group.id,
            label: adoptionLabels[group.adoption],
            children: `${group.title}：${group.answer}`,
          })),
        ]}
      />
      <Card size="small" title="起草说明">
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by the server on its way in */}
        <div className="prose" dangerouslySetInnerHTML={{ __html: one.explanation }} />
      </Card>
      <Card size="small" title="征求意见稿">
        {(paragraphs.length > 0 ? paragraphs : [{ no: 0, html: one.draft, comments: 0 }]).map((paragraph) => (
          <div key={paragraph.no} style={{ display: 'grid', gridTemplateColumns: '1fr 90px', gap: 12 }}>
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by the server on its way in */}
            <div className="prose" dangerouslySetInnerHTML={{ __html: paragraph.html }} />
            <span className="quiet">{paragraph.comments > 0 ? `${paragraph.comments}条意见` : ''}</span>
          </div>
        ))}
      </Card>
    </div>
  )
}
