import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { RequestDetail } from '@yangguang/server/contract/requests/requests'
import {
  applicantTypeLabels,
  channelLabels,
  deliveryWayLabels,
  requestStateLabels,
  wantedFormLabels,
} from '@yangguang/server/contract/requests/requests'
import { App, Button, Card, Collapse, Descriptions, Input, Modal, Tag } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { Light, Loaded, PageHead } from '../../ui/states.tsx'
import { Remedies } from './remedies.tsx'
import { RequestActions } from './request-actions.tsx'

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
            <Tag>{requestStateLabels[request.state]}</Tag> <Light light={request.light} /> {request.bodyName}
          </PageHead>
          <div className="two-panes">
            <div className="stack">
              <Card size="small" title="申请内容">
                <p style={{ whiteSpace: 'pre-wrap', fontSize: 16 }}>{request.asked}</p>
                <Descriptions
                  size="small"
                  column={{ xs: 1, md: 2 }}
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
                {request.explanation.length > 0 ? (
                  <Collapse
                    size="small"
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
              {request.letters.map((letter) => (
                <Card
                  key={letter.id}
                  size="small"
                  title={`${letter.title}　${letter.number}`}
                  extra={<a href={`/api/requests/${request.id}/letters/${letter.id}/docx`}>下载 Word</a>}
                >
                  <p>{letter.addressee}：</p>
                  {letter.paragraphs.map((text) => (
                    <p key={text} style={{ textIndent: '2em' }}>
                      {text}
                    </p>
                  ))}
                  <p style={{ textAlign: 'right' }}>
                    {letter.issuer}
                    <br />
                    {letter.date}
                  </p>
                  <p className="quiet">
                    {letter.deliveredOn
                      ? `已于 ${letter.deliveredOn} 送达 ${letter.deliveryProof}`
                      : '尚未登记送达'}
                  </p>
                </Card>
              ))}
            </div>
            <div className="stack">
              <RequestActions request={request} />
              <Applicant request={request} />
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
