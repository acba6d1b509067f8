import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReviewViewData } from '@yangguang/server/contract/foundation/review'
import { Alert, App, Button, Card, Form, Input, Modal, Select, Space, Steps } from 'antd'
import { useState } from 'react'
import { useMe } from '../app/session.ts'
import { api, base64Of } from '../lib/api.ts'
import { moment, today } from '../lib/time.ts'
import { DayField } from './day-field.tsx'

const stateTitles = {
  open: '审核中',
  approved: '审核通过',
  returned: '已退回',
  recalled: '已撤回送审',
} as const

/** Who decides what, and the decision itself for the person whose step it is. */
export function ReviewSteps({ review, onDecided }: { review: ReviewViewData; onDecided: () => void }) {
  const me = useMe()
  const current = review.steps.find((step) => step.no === review.currentStep && review.state === 'open')
  const mine = current !== undefined && me.roles.some((role) => role.role === current.role)
  const mayRecord =
    review.state === 'open' &&
    me.roles.some((role) => ['information_officer', 'disclosure_office'].includes(role.role))
  return (
    <Card title={`审核过程：${stateTitles[review.state]}`} size="small">
      <Steps
        orientation="vertical"
        size="small"
        current={review.steps.findIndex((step) => step.verdict === null)}
        items={review.steps.map((step) => ({
          title: step.title,
          status:
            step.verdict === 'return'
              ? 'error'
              : step.verdict === 'approve'
                ? 'finish'
                : step === current
                  ? 'process'
                  : 'wait',
          content: step.verdict ? (
            <>
              {step.personName} {step.verdict === 'approve' ? '通过' : '退回'}　{moment(step.decidedAt)}
              {step.paper ? (
                <div>
                  纸质签署（{step.paper.signedOn}），{step.paper.recordedByName}登记
                </div>
              ) : null}
              {step.reason ? <div>理由：{step.reason}</div> : null}
            </>
          ) : (
            '待审核'
          ),
        }))}
      />
      <p className="quiet">
        {review.openedByName}于 {moment(review.openedAt)} 送审
      </p>
      {mine ? <Decide review={review} onDecided={onDecided} /> : null}
      {mayRecord ? <PaperSheet review={review} onDecided={onDecided} /> : null}
    </Card>
  )
}

function Decide({ review, onDecided }: { review: ReviewViewData; onDecided: () => void }) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const decide = useMutation({
    mutationFn: (verdict: 'approve' | 'return') =>
      api.post(`/reviews/${review.id}/decision`, { verdict, reason, digest: review.digest }),
    async onSuccess(_, verdict) {
      message.success(verdict === 'approve' ? '已通过' : '已退回')
      await queries.invalidateQueries()
      onDecided()
    },
  })
  return (
    <div>
      {decide.isError ? (
        <Alert type="error" showIcon title={decide.error.message} style={{ marginBottom: 12 }} />
      ) : null}
      <label htmlFor="review-reason">意见（退回时必填）</label>
      <Input.TextArea
        id="review-reason"
        rows={2}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        maxLength={2000}
      />
      <Space style={{ marginTop: 12 }}>
        <Button type="primary" loading={decide.isPending} onClick={() => decide.mutate('approve')}>
          审核通过
        </Button>
        <Button danger loading={decide.isPending} onClick={() => decide.mutate('return')}>
          退回修改
        </Button>
      </Space>
    </div>
  )
}

interface Sheet {
  signer: string
  signedOn: string
  code: string
}

/** A leader signed on paper: scan, signer, day and the printed code of this exact text. */
function PaperSheet({ review, onDecided }: { review: ReviewViewData; onDecided: () => void }) {
  const [open, setOpen] = useState(false)
  const [file, setFile] = useState<File>()
  const queries = useQueryClient()
  const signers = useQuery({
    queryKey: ['signers', review.id, review.currentStep],
    queryFn: () => api.get<{ id: string; name: string; title: string }[]>(`/reviews/${review.id}/signers`),
    enabled: open,
  })
  const send = useMutation({
    mutationFn: async (sheet: Sheet) => {
      if (!file) throw new Error('请选择签字扫描件。')
      return api.post(`/reviews/${review.id}/paper`, {
        ...sheet,
        file: { name: file.name, base64: await base64Of(file) },
      })
    },
    async onSuccess() {
      setOpen(false)
      await queries.invalidateQueries()
      onDecided()
    },
  })
  return (
    <>
      <Button style={{ marginTop: 12 }} onClick={() => setOpen(true)}>
        登记纸质审签
      </Button>
      <Modal title="登记纸质审签单" open={open} onCancel={() => setOpen(false)} footer={null} destroyOnHidden>
        <p>
          审签单须打印校验码 <strong>{review.paperCode}</strong>，它对应当前送审的文本。
        </p>
        {send.isError ? (
          <Alert type="error" showIcon title={send.error.message} style={{ marginBottom: 12 }} />
        ) : null}
        <Form<Sheet>
          layout="vertical"
          initialValues={{ signedOn: today() }}
          onFinish={(sheet) => send.mutate(sheet)}
        >
          <Form.Item name="signer" label="签字人" rules={[{ required: true, message: '请选择签字人' }]}>
            <Select
              options={(signers.data ?? []).map((person) => ({
                value: person.id,
                label: `${person.name}（${person.title}）`,
              }))}
            />
          </Form.Item>
          <Form.Item name="signedOn" label="签字日期" rules={[{ required: true }]}>
            <DayField />
          </Form.Item>
          <Form.Item
            name="code"
            label="审签单上的校验码"
            rules={[{ required: true, message: '请填写校验码' }]}
          >
            <Input autoComplete="off" />
          </Form.Item>
          <Form.Item label="扫描件（PDF、PNG 或者 JPG）" htmlFor="paper-scan">
            <input
              id="paper-scan"
              type="file"
              accept=".pdf,.png,.jpg,.jpeg"
              onChange={(event) => setFile(event.target.files?.[0])}
            />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={send.isPending}>
            登记
          </Button>
        </Form>
      </Modal>
    </>
  )
}
