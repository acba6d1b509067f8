import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { RequestDetail } from '@yangguang/server/contract/requests/requests'
import {
  applicantTypeLabels,
  channelLabels,
  deliveryWayLabels,
  requestStateLabels,
  waitsOnLabels,
  wantedFormLabels,
} from '@yangguang/server/contract/requests/requests'
import { App, Button, Card, Collapse, Descriptions, Input, Modal, Tag } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { columnsFrom } from '../../ui/columns.ts'
import { Light, Loaded, PageHead } from '../../ui/states.tsx'
import { Redactions } from '../redaction/redactions-card.tsx'
import { CaseParts } from './case-parts.tsx'
import { LetterText } from './letter-text.tsx'
import { Letters } from './letters.tsx'
import { OtherOrgan } from './other-organ.tsx'
import { Remedies } from './remedies.tsx'
import { RequestActions } from './request-actions.tsx'
import { Suggestion } from './suggestion.tsx'

export function RequestPage() {
  const { id = '' } = useParams({ strict: false })
  const detail = useQuery({
    queryKey: ['request', id],
    queryFn: () => api.get<RequestDetail>(`/requests/${id}`),
  })
  return (
    <Loaded query={detail}>
      {(request) => (
        <>
          <PageHead title={`申请 ${request.number}`}>
            <Tag>{waitsOnLabels[request.waitsOn] || requestStateLabels[request.state]}</Tag>{' '}
            {request.light === 'none' ? null : <Light light={request.light} />}{' '}
            {request.functionMoved ? <Tag>职权划入</Tag> : null}
            {request.bodyName}
          </PageHead>
          <div className="two-panes">
            <div className="stack">
              <Card size="small" title="申请内容">
                <p style={{ whiteSpace: 'pre-wrap', fontSize: 16 }}>{request.asked}</p>
                <Descriptions
                  size="small"
                  column={columnsFrom('md', 2)}
                  items={[
                    { key: 'channel', label: '提交方式', children: channelLabels[request.channel] },
                    { key: 'submitted', label: '提交日期', children: request.submittedOn },
                    {
                      key: 'received',
                      label: '收到申请之日',
                      children: request.receivedOn ?? '待与申请人确认',
                    },
                    { key: 'due', label: '答复期限', children: request.dueOn ?? '—' },
                    { key: 'form', label: '信息的形式', children: wantedFormLabels[request.wantedForm] },
                    { key: 'way', label: '获取方式', children: deliveryWayLabels[request.deliveryWay] },
                  ]}
                />
                {request.outcomeLabel ? (
                  <p>
                    <strong>
                      {request.decidedOn} 答复：{request.outcomeLabel}
                    </strong>
                  </p>
                ) : null}
                {request.disclosed && !request.disclosed.withdrawnOn ? (
                  <p>
                    {request.disclosed.publishedOn} 选登：
                    <a href={`/requests/answered/${request.id}`}>{request.disclosed.title}</a>
                  </p>
                ) : null}
                {request.linked.length > 0 ? (
                  <p>
                    {request.linked.map((one) => (
                      <span key={one.id}>
                        {one.relation}：
                        <Link to="/requests/$id" params={{ id: one.id }}>
                          {one.number}
                        </Link>
                        （{one.bodyName}）{' '}
                      </span>
                    ))}
                  </p>
                ) : null}
                {request.inquiry ? (
                  <p>
                    {request.inquiry.on} 要求说明理由：{request.inquiry.facts}
                    {request.inquiry.reasonsOn
                      ? `　${request.inquiry.reasonsOn} 说明：${request.inquiry.reasons}`
                      : ''}
                    {request.inquiry.verdict
                      ? `　认定：${request.inquiry.verdict === 'reasonable' ? '理由合理' : '理由不合理'}`
                      : ''}
                  </p>
                ) : null}
                {request.fee ? (
                  <p>
                    {request.fee.calculation}
                    {request.fee.paidOn
                      ? `${request.fee.paidOn} 已缴，票据 ${request.fee.receipt}。`
                      : request.fee.lapsedOn
                        ? '逾期未缴。'
                        : request.fee.receivedOn
                          ? `${request.fee.receivedOn} 收到通知，请在 ${request.fee.dueOn} 前缴纳。`
                          : '缴费期限自收到通知的次日起算，请登记送达。'}
                  </p>
                ) : null}
                {request.explanation.length > 0 ? (
                  <Collapse
                    size="small"
                    style={{ marginTop: 12 }}
                    items={[
                      {
                        key: 'why',
                        label: '期限是怎样计算的',
                        children: (
                          <ol style={{ margin: 0, paddingLeft: 20 }}>
                            {request.explanation.map((line) => (
                              <li key={line}>{line}</li>
                            ))}
                          </ol>
                        ),
                      },
                    ]}
                  />
                ) : null}
              </Card>
              {request.draft ? (
                <Card size="small" title="待签发的文书">
                  <LetterText letter={request.draft} />
                </Card>
              ) : null}
              <Letters request={request} />
              <CaseParts request={request} />
            </div>
            <div className="stack">
              <RequestActions request={request} />
              <Applicant request={request} />
              <Redactions requestId={request.id} mayAdd={request.may.handle} />
              {request.outcome === 'other_organ' &&
              request.may.handle &&
              !request.linked.some((one) => one.relation.startsWith('经申请人')) ? (
                <OtherOrgan request={request} />
              ) : null}
              <Suggestion request={request} />
              {request.state === 'decided' && request.may.handle ? <Remedies requestId={request.id} /> : null}
            </div>
          </div>
        </>
      )}
    </Loaded>
  )
}

/** The applicant masked; whole only with a reason, which is recorded. */
function Applicant({ request }: { request: RequestDetail }) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const reveal = useMutation({
    mutationFn: () => api.post<RequestDetail['person']>(`/requests/${request.id}/reveal`, { reason }),
    async onSuccess() {
      setAsking(false)
      await queries.invalidateQueries({ queryKey: ['inbox'] })
    },
    onError: (error) => message.error(error.message),
  })
  const person = reveal.data ?? request.person
  return (
    <Card
      size="small"
      title="申请人"
      extra={
        request.may.handle && !reveal.data ? (
          <Button size="small" onClick={() => setAsking(true)}>
            查看完整信息
          </Button>
        ) : null
      }
    >
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'type', label: '类型', children: applicantTypeLabels[request.applicantType] },
          { key: 'name', label: '姓名（名称）', children: person.name },
          { key: 'document', label: person.documentKind, children: person.documentNumber },
          { key: 'phone', label: '电话', children: person.phone },
          { key: 'address', label: '地址', children: person.address || '—' },
          { key: 'email', label: '邮箱', children: person.email || '—' },
          ...request.others.map((other, at) => ({
            key: `other${at}`,
            label: other.role,
            children: `${other.name}　${other.documentNumber}`,
          })),
        ]}
      />
      <Modal
        title="查看申请人完整信息"
        open={asking}
        onCancel={() => setAsking(false)}
        onOk={() => reveal.mutate()}
        okText="查看"
        confirmLoading={reveal.isPending}
      >
        <label htmlFor="reveal-reason">查看理由（会记入审计账本）</label>
        <Input
          id="reveal-reason"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          maxLength={200}
        />
      </Modal>
    </Card>
  )
}
