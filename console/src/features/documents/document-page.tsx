import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { ReviewViewData } from '@yangguang/server/contract/foundation/review'
import type { DocumentDetail } from '@yangguang/server/contract/publication/catalogue'
import {
  attributeLabels,
  groundLabels,
  stateLabels,
  withdrawalLabels,
} from '@yangguang/server/contract/publication/catalogue'
import { Alert, App, Button, Card, Descriptions, Form, Input, Modal, Select, Space, Tag } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { moment } from '../../lib/time.ts'
import { columnsFrom } from '../../ui/columns.ts'
import { LabelWithHelp } from '../../ui/help.tsx'
import { ReviewSteps } from '../../ui/review-steps.tsx'
import { Loaded, PageHead } from '../../ui/states.tsx'
import { PlacementPanel } from '../catalogue/placement-panel.tsx'
import { RelationsPanel } from '../catalogue/relations-panel.tsx'
import { help } from './help.ts'
import './documents.css'
import { Preview } from './editor/preview.tsx'
import { ChecksCard } from './gate/checks-card.tsx'
import { CloseEdition } from './gate/close-edition.tsx'
import { CompareEditions } from './gate/compare-editions.tsx'
import { ConfidentialityCard } from './gate/confidentiality-card.tsx'
import { MoreActions } from './gate/more-actions.tsx'
import { Standing } from './gate/standing.tsx'
import { Successor } from './gate/successor.tsx'

export function DocumentPage() {
  const { id = '' } = useParams({ strict: false })
  const detail = useQuery({
    queryKey: ['document', id],
    queryFn: () => api.get<DocumentDetail>(`/documents/${id}`),
  })
  const reviews = useQuery({
    queryKey: ['document', id, 'reviews'],
    queryFn: () => api.get<ReviewViewData[]>(`/documents/${id}/reviews`),
  })
  return (
    <Loaded query={detail}>
      {(document) => (
        <>
          <PageHead title={document.title} extra={<Actions document={document} />}>
            <Tag>{stateLabels[document.state]}</Tag> {document.bodyName}
          </PageHead>
          <div className="two-panes">
            <div className="stack">
              {document.withdrawal ? (
                <Alert
                  type="warning"
                  showIcon
                  title={`已于 ${moment(document.withdrawal.at)} 撤回（${withdrawalLabels[document.withdrawal.kind as keyof typeof withdrawalLabels] ?? '泄密处置'}）`}
                  description={document.withdrawal.reason}
                />
              ) : null}
              <Standing document={document} />
              <Text document={document} />
            </div>
            <div className="stack">
              {reviews.data?.map((review) => (
                <ReviewSteps key={review.id} review={review} onDecided={() => {}} />
              ))}
              <PlacementPanel document={document.id} />
              <RelationsPanel document={document.id} />
              <ConfidentialityCard document={document} />
              <ChecksCard document={document} />
              <Editions document={document} />
            </div>
          </div>
        </>
      )}
    </Loaded>
  )
}

/** The text exactly as it was frozen, or the draft while nothing is frozen. The server sanitised it on its way in. */
function Text({ document }: { document: DocumentDetail }) {
  const shown = document.frozen ?? document.content
  const frame = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>body{font:16px/1.9 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;margin:0;color:#1f2328}p{text-indent:2em;margin:0 0 .6em}p.signature,p.right{text-align:right}p.center{text-align:center;text-indent:0}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:4px 8px}</style><body>${shown.body.replace(/src="\/files\/([0-9a-f-]{36})\/[^"]*"/g, `src="/api/pictures/$1?document=${document.id}"`)}</body></html>`
  return (
    <Card size="small" title={document.frozen ? '送审文本（已冻结）' : '草稿'}>
      <Descriptions
        size="small"
        bordered
        column={columnsFrom('xl', 2)}
        styles={{ label: { whiteSpace: 'nowrap' } }}
        items={[
          { key: 'number', label: '文号', children: shown.documentNumber || '—' },
          { key: 'written', label: '成文日期', children: shown.writtenOn },
          { key: 'column', label: '栏目', children: document.columnTitle },
          { key: 'attribute', label: '公开属性', children: attributeLabels[shown.attribute] },
          { key: 'index', label: '索引号', children: document.indexNumber ?? '发布时编定' },
          { key: 'published', label: '发布时间', children: moment(document.publishedAt) || '—' },
          ...(shown.groundCode
            ? [{ key: 'groundCode', label: '法定情形', children: groundLabels[shown.groundCode] }]
            : []),
          ...(shown.publicNotice
            ? [
                {
                  key: 'notice',
                  label: '公示依据',
                  children: `${shown.publicNotice.basis}，公示至 ${shown.publicNotice.until}`,
                },
              ]
            : []),
          ...(shown.correctionNote
            ? [{ key: 'correction', label: '更正说明', children: shown.correctionNote }]
            : []),
          ...(document.attributeDecided
            ? [
                {
                  key: 'decided',
                  label: '属性确定',
                  children: `${document.attributeDecided.byName} ${moment(document.attributeDecided.at)}`,
                },
              ]
            : []),
          ...(shown.ground ? [{ key: 'ground', label: '依据和理由', children: shown.ground }] : []),
          ...(document.frozen
            ? [
                {
                  key: 'digest',
                  label: '文本校验值',
                  children: <code>{document.frozen.digest.slice(0, 16)}…</code>,
                },
              ]
            : []),
        ]}
      />
      <iframe
        title="正文"
        sandbox="allow-same-origin"
        srcDoc={frame}
        style={{ width: '100%', height: 460, border: 0, marginTop: 16 }}
      />
      {shown.attachments.length > 0 ? (
        <>
          <h2 style={{ fontSize: 16 }}>附件</h2>
          <ul>
            {shown.attachments.map((file) => (
              <li key={file.fileId}>
                <a href={`/api/documents/${document.id}/files/${file.fileId}`}>{file.name}</a>（
                {Math.ceil(file.size / 1024)} KB）
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Card>
  )
}

function Actions({ document }: { document: DocumentDetail }) {
  const { message, modal } = App.useApp()
  const queries = useQueryClient()
  const [withdrawing, setWithdrawing] = useState(false)
  const act = useMutation({
    mutationFn: ({ name, body }: { name: string; body?: object }) =>
      api.post<{ indexNumber?: string }>(`/documents/${document.id}/${name}`, body ?? {}),
    async onSuccess(result) {
      message.success(result.indexNumber ? `已发布，索引号 ${result.indexNumber}` : '已办理')
      setWithdrawing(false)
      await queries.invalidateQueries()
    },
    onError: (error) => modal.error({ title: '无法办理', content: error.message }),
  })
  const { state, may } = document
  // What is on line can be taken off while its next edition is being written or reviewed.
  const onLine = document.publishedAt !== null && state !== 'withdrawn'
  return (
    <Space wrap>
      {may.edit && (state === 'draft' || state === 'returned') ? (
        <Link to="/documents/$id/edit" params={{ id: document.id }}>
          <Button>修改</Button>
        </Link>
      ) : null}
      {may.edit && (state === 'draft' || state === 'returned') ? (
        <Button
          type="primary"
          loading={act.isPending}
          onClick={() => act.mutate({ name: 'submit', body: { version: document.version } })}
        >
          提交审核
        </Button>
      ) : null}
      {may.edit && state === 'in_review' ? (
        <Button onClick={() => act.mutate({ name: 'recall' })}>撤回送审</Button>
      ) : null}
      <Preview
        load={() => api.get<{ html: string }>(`/documents/${document.id}/preview`)}
        label="预览门户页面"
      />
      {may.publish && state === 'approved' ? (
        <Button type="primary" loading={act.isPending} onClick={() => act.mutate({ name: 'publish' })}>
          发布
        </Button>
      ) : null}
      {onLine ? (
        <Button href={`/documents/${document.id}`} target="_blank">
          在门户查看
        </Button>
      ) : null}
      {may.edit && state === 'published' ? (
        <Button onClick={() => act.mutate({ name: 'revise' })}>开启新版本</Button>
      ) : null}
      {may.withdraw && onLine ? (
        <Button danger onClick={() => setWithdrawing(true)}>
          撤回
        </Button>
      ) : null}
      <MoreActions document={document} />
      <Modal
        title="撤回已发布的信息"
        open={withdrawing}
        onCancel={() => setWithdrawing(false)}
        footer={null}
        destroyOnHidden
      >
        <Form
          layout="vertical"
          initialValues={{ kind: 'error' }}
          onFinish={(body: object) => act.mutate({ name: 'withdraw', body })}
        >
          <Form.Item name="kind" label={<LabelWithHelp {...help.withdrawKind}>撤回类型</LabelWithHelp>}>
            <Select options={Object.entries(withdrawalLabels).map(([value, label]) => ({ value, label }))} />
          </Form.Item>
          <Form.Item
            name="reason"
            label={<LabelWithHelp {...help.withdrawReason}>向公众说明的理由</LabelWithHelp>}
            rules={[{ required: true, whitespace: true, message: '请写明撤回理由' }]}
          >
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
          <Successor />
          <Button danger type="primary" htmlType="submit" loading={act.isPending}>
            撤回
          </Button>
        </Form>
      </Modal>
    </Space>
  )
}

function Editions({ document }: { document: DocumentDetail }) {
  if (document.editions.length === 0) return null
  const current = document.editions.find((edition) => edition.publishedAt)?.no
  return (
    <Card size="small" title="版本">
      <ul style={{ paddingLeft: 18, margin: 0 }}>
        {document.editions.map((edition) => (
          <li key={edition.id}>
            第{edition.no}版　{edition.frozenByName} {moment(edition.frozenAt)}
            {edition.publishedAt ? <Tag color="#1b6e3c">已发布 {moment(edition.publishedAt)}</Tag> : null}
            {edition.closed ? <Tag>不再供公众查阅：{edition.closed}</Tag> : null}
            {document.may.publish && edition.publishedAt && !edition.closed && edition.no !== current ? (
              <CloseEdition document={document.id} no={edition.no} />
            ) : null}
          </li>
        ))}
      </ul>
      <CompareEditions document={document} />
    </Card>
  )
}
