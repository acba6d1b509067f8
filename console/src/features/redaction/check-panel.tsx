import type { CopyDetail } from '@yangguang/server/contract/requests/redaction'
import { Button, Card, Form, Input, Space } from 'antd'
import { api } from '../../lib/api.ts'
import { Refused, useAct } from '../../ui/act.tsx'

/** The second person: sees exactly what was submitted, and answers for it. */
export function CheckPanel({ copy }: { copy: CopyDetail }) {
  const [form] = Form.useForm<{ reason: string }>()
  const act = useAct(
    (verdict: 'approve' | 'return') =>
      api.post(`/redactions/${copy.id}/check`, {
        version: copy.version,
        digest: copy.digest,
        verdict,
        reason: form.getFieldValue('reason') ?? '',
      }),
    { done: '已办理', touches: [['redaction', copy.id], ['redactions', copy.requestId], ['inbox']] },
  )
  return (
    <Card size="small" title="复核">
      <p className="quiet">标注人：{copy.markers.join('、')}</p>
      <Refused error={act.error} />
      {copy.may.check ? (
        <Form form={form} layout="vertical">
          <Form.Item name="reason" label="退回的理由" extra="通过时不用填写。">
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
          <Space>
            <Button type="primary" loading={act.isPending} onClick={() => act.mutate('approve')}>
              通过并生成
            </Button>
            <Button loading={act.isPending} onClick={() => act.mutate('return')}>
              退回
            </Button>
          </Space>
        </Form>
      ) : (
        <p>等待另一位工作人员复核；标注的人不能复核自己标注的材料。</p>
      )}
    </Card>
  )
}
