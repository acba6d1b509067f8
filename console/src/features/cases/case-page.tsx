import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { CaseDetail } from '@yangguang/server/contract/engagement/cases'
import { cameByLabels, caseStateLabels, ratingLabels } from '@yangguang/server/contract/engagement/cases'
import { Alert, App, Button, Card, Collapse, Descriptions, Input, Modal, Tag, Timeline } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { deadline, moment } from '../../lib/time.ts'
import { columnsFrom } from '../../ui/columns.ts'
import { Light, Loaded, PageHead } from '../../ui/states.tsx'
import { CaseActions } from './case-actions.tsx'
import { Alike, EvidenceCard, FileList, Standing, Thread } from './case-thread.tsx'

export function CasePage() {
  const { id = '' } = useParams({ strict: false })
  const detail = useQuery({ queryKey: ['case', id], queryFn: () => api.get<CaseDetail>(`/cases/${id}`) })
  return (
    <Loaded query={detail}>
      {(one) => (
        <>
          <PageHead title={one.title}>
            <Tag>{one.channelName}</Tag>
            <Tag>{one.matter}</Tag>
            {one.urgent ? <Tag color="#b3141a">紧急</Tag> : null}
            <Tag>{caseStateLabels[one.state]}</Tag>
            {one.round > 1 ? <Tag>第{one.round}次办理</Tag> : null}
            {one.light === 'none' ? null : <Light light={one.light} />}
            {one.number}
          </PageHead>
          <div className="two-panes">
            <div className="stack">
              <Standing one={one} />
              <Letter one={one} />
              <Thread one={one} />
              {one.refusal ? (
                <Alert
                  type="warning"
                  showIcon
                  title={one.state === 'void' ? '作废' : '不予受理'}
                  description={one.refusal}
                />
              ) : null}
              {one.mergedInto ? (
                <Alert
                  type="info"
                  showIcon
                  title={
                    <>
                      已并入{' '}
                      <Link to="/cases/$id" params={{ id: one.mergedInto.id }}>
                        {one.mergedInto.number}
                      </Link>
                    </>
                  }
                />
              ) : null}
              {one.reply && one.state !== 'refused' ? (
                <Card
                  size="small"
                  title={one.answeredAt ? '答复' : '拟写的答复'}
                  extra={one.answeredAt ? moment(one.answeredAt) : one.proposedByName}
                >
                  <p style={{ whiteSpace: 'pre-wrap', fontSize: 16, lineHeight: 1.8 }}>{one.reply}</p>
                  <FileList one={one} side="office" />
                  {one.late ? <Tag color="#b3141a">超期答复</Tag> : null}
                </Card>
              ) : null}
              <Consults one={one} />
              <Card size="small" title="办理过程">
                <Timeline
                  items={one.steps.map((step, at) => ({
                    key: at,
                    content: (
                      <>
                        <span className="quiet">{moment(step.at)}</span>　{step.text}
                        {step.who ? `（${step.who}）` : ''}
                        {step.note ? <div className="quiet">{step.note}</div> : null}
                      </>
                    ),
                  }))}
                />
              </Card>
            </div>
            <div className="stack">
              <CaseActions one={one} />
              <Alike one={one} />
              <Writer one={one} />
              <Said one={one} />
              <EvidenceCard one={one} />
            </div>
          </div>
        </>
      )}
    </Loaded>
  )
}

function Letter({ one }: { one: CaseDetail }) {
  return (
    <Card size="small" title="来件内容">
      <p style={{ whiteSpace: 'pre-wrap', fontSize: 16, lineHeight: 1.8 }}>{one.asked}</p>
      <FileList one={one} side="citizen" />
      <Descriptions
        size="small"
        column={columnsFrom('md', 2)}
        items={[
          { key: 'by', label: '来件方式', children: cameByLabels[one.cameBy] },
          { key: 'at', label: '提交时间', children: moment(one.submittedAt) },
          { key: 'place', label: '地点', children: one.place || '—' },
          { key: 'desk', label: '受理单位', children: one.deskBodyName },
          { key: 'body', label: '办理单位', children: one.bodyName },
          { key: 'limit', label: '办理时限', children: one.limit || '—' },
          { key: 'due', label: '截止时间', children: one.dueAt ? deadline(one.dueAt) : '—' },
          ...(one.extension
            ? [
                {
                  key: 'extension',
                  label: '延期',
                  children: `${one.extension.amount}${one.extension.unit}：${one.extension.reason}`,
                },
              ]
            : []),
          ...(one.outerNumber ? [{ key: 'outer', label: '来源编号', children: one.outerNumber }] : []),
        ]}
      />
    </Card>
  )
}

/** Who wrote, masked; whole only with a reason, which is recorded. */
function Writer({ one }: { one: CaseDetail }) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const reveal = useMutation({
    mutationFn: () =>
      api.post<{ name: string; phone: string; email: string }>(`/cases/${one.id}/reveal`, { reason }),
    async onSuccess() {
      setAsking(false)
      await queries.invalidateQueries({ queryKey: ['inbox'] })
    },
    onError: (error) => message.error(error.message),
  })
  const person = reveal.data ?? one.person
  return (
    <Card
      size="small"
      title="来信人"
      extra={
        one.may.handle && person && !reveal.data ? (
          <Button size="small" onClick={() => setAsking(true)}>
            查看联系方式
          </Button>
        ) : null
      }
    >
      {person ? (
        <Descriptions
          size="small"
          column={1}
          items={[
            { key: 'name', label: '姓名', children: person.name || '—' },
            { key: 'phone', label: '电话', children: person.phone || '—' },
            { key: 'email', label: '邮箱', children: person.email || '—' },
            {
              key: 'consent',
              label: '公开',
              children: one.consent ? '同意隐去个人信息后公开' : '未同意公开',
            },
          ]}
        />
      ) : (
        <p className="quiet">匿名来件，凭查询码查看答复。</p>
      )}
      <Modal
        title="查看来信人联系方式"
        open={asking}
        onCancel={() => setAsking(false)}
        onOk={() => reveal.mutate()}
        okText="查看"
        confirmLoading={reveal.isPending}
      >
        <label htmlFor="case-reveal-reason">查看理由（会记入审计账本）</label>
        <Input
          id="case-reveal-reason"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          maxLength={200}
        />
      </Modal>
    </Card>
  )
}

function Said({ one }: { one: CaseDetail }) {
  if (one.rating === null && !one.callBack && !one.published && !one.hidden) return null
  const { callBack } = one
  return (
    <Card size="small" title="评价和公开">
      <Descriptions
        size="small"
        column={1}
        items={[
          ...(one.rating !== null
            ? [
                {
                  key: 'rating',
                  label: '来信人评价',
                  children: `${ratingLabels[one.rating] ?? ''} ${one.ratingNote}`,
                },
              ]
            : []),
          ...(callBack
            ? [
                {
                  key: 'call',
                  label: '回访',
                  children: callBack.reached
                    ? `${callBack.solved ? '已解决' : '未解决'}，${ratingLabels[callBack.satisfied ?? 0] ?? ''}`
                    : '未接通',
                },
              ]
            : []),
          ...(one.published
            ? [
                {
                  key: 'published',
                  label: '公开',
                  children: one.hidden ? (
                    '已屏蔽'
                  ) : (
                    <a href={`/letters/${one.id}`}>{moment(one.published.at)}</a>
                  ),
                },
              ]
            : []),
          ...(one.hidden ? [{ key: 'hidden', label: '屏蔽', children: one.hidden.reason }] : []),
        ]}
      />
    </Card>
  )
}

/** What other bodies were asked, and what they said; one's own question is answered here. */
function Consults({ one }: { one: CaseDetail }) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [texts, setTexts] = useState<Record<string, string>>({})
  const give = useMutation({
    mutationFn: (dispatch: string) =>
      api.post(`/cases/${one.id}/opinion`, { dispatch, opinion: texts[dispatch] ?? '' }),
    onSuccess: () => queries.invalidateQueries(),
    onError: (error) => message.error(error.message),
  })
  if (one.consults.length === 0) return null
  return (
    <Collapse
      defaultActiveKey={one.consults.map(({ id }) => id)}
      items={one.consults.map((consult) => ({
        key: consult.id,
        label: `${consult.bodyName}协办：${consult.note}`,
        children: consult.opinionAt ? (
          <>
            <p style={{ whiteSpace: 'pre-wrap' }}>{consult.opinion}</p>
            <p className="quiet">{moment(consult.opinionAt)}</p>
          </>
        ) : consult.mine ? (
          <>
            <label htmlFor={`opinion-${consult.id}`}>协办意见（只供主办单位参考）</label>
            <Input.TextArea
              id={`opinion-${consult.id}`}
              rows={3}
              maxLength={2_000}
              value={texts[consult.id] ?? ''}
              onChange={(event) => setTexts({ ...texts, [consult.id]: event.target.value })}
            />
            <Button
              type="primary"
              style={{ marginTop: 8 }}
              loading={give.isPending}
              onClick={() => give.mutate(consult.id)}
            >
              提交意见
            </Button>
          </>
        ) : (
          <p className="quiet">等待意见，{moment(consult.sentAt)}发出。</p>
        ),
      }))}
    />
  )
}
