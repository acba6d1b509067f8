import { useQuery } from '@tanstack/react-query'
import type { AccessChange, AccessReview, AccessRow } from '@yangguang/server/contract/foundation/identity'
import { Alert, Button, Card, Form, Input, Tag } from 'antd'
import { useMe } from '../../app/session.ts'
import { api } from '../../lib/api.ts'
import { moment } from '../../lib/time.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { boundLabels, methodLabels } from './access-words.ts'
import { help } from './help.ts'
import { accessReviewQuestion } from './questions.ts'

/** Whether the table that runs was reviewed, what has changed since, and the review itself. */
export function AccessReviewCard() {
  const review = useQuery(accessReviewQuestion)
  const mayReview = useMe().roles.some(({ role }) => role === 'security_admin')
  return (
    <Card size="small" title="复核" style={{ marginBottom: 16 }}>
      <Loaded query={review}>
        {(found) => (
          <>
            <Standing {...found} />
            {found.changes && found.changes.length > 0 ? <Changes changes={found.changes} /> : null}
            {mayReview && !found.reviewed ? <ReviewForm digest={found.digest} /> : null}
            {found.reviews.length > 0 ? <Reviews reviews={found.reviews} /> : null}
          </>
        )}
      </Loaded>
    </Card>
  )
}

function Standing({ reviewed, changes }: AccessReview) {
  if (reviewed) return <Alert type="success" showIcon title="现在运行的权限总表已经复核，此后没有变化。" />
  return (
    <Alert
      type="warning"
      showIcon
      title={
        changes === null
          ? '权限总表还没有复核过：请核对下面的全部接口和页面。'
          : `自上次复核以来有 ${changes.length} 处变化，请逐条核对。`
      }
    />
  )
}

const whats = {
  added: { text: '新增', color: '#1b6e3c' },
  changed: { text: '变更', color: '#8a5300' },
  removed: { text: '取消', color: '#595959' },
} as const

const told = (row: AccessRow | null) => (row ? `${row.labels.join('、')}；${boundLabels[row.bound]}` : '—')

function Changes({ changes }: { changes: readonly AccessChange[] }) {
  return (
    <Table<AccessChange>
      size="small"
      style={{ marginTop: 12 }}
      rowKey={({ before, after }) => `${(after ?? before)?.method} ${(after ?? before)?.url}`}
      dataSource={[...changes]}
      pagination={{ pageSize: 20, showSizeChanger: false, hideOnSinglePage: true }}
      columns={[
        {
          title: '变化',
          dataIndex: 'what',
          width: 80,
          render: (what: AccessChange['what']) => <Tag color={whats[what].color}>{whats[what].text}</Tag>,
        },
        {
          title: '接口或者页面',
          render: (_, { before, after }) => {
            const row = after ?? before
            return row ? (
              <>
                {row.summary || methodLabels[row.method] || row.method}
                <div className="quiet">
                  {row.method} <code style={{ overflowWrap: 'anywhere' }}>{row.url}</code>
                </div>
              </>
            ) : null
          },
        },
        { title: '上次复核时', width: '26%', render: (_, { before }) => told(before) },
        { title: '现在', width: '26%', render: (_, { after }) => told(after) },
      ]}
    />
  )
}

function ReviewForm({ digest }: { digest: string }) {
  const [form] = Form.useForm<{ remark: string }>()
  const review = useAct(({ remark }: { remark: string }) => api.post('/access/reviews', { digest, remark }), {
    done: '已复核并记入账本',
    touches: [['access']],
    after: () => form.resetFields(),
  })
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      style={{ marginTop: 12, maxWidth: 640 }}
      onFinish={(input: { remark: string }) => review.mutate(input)}
    >
      <Refused error={review.error} />
      <Form.Item
        name="remark"
        label={<LabelWithHelp {...help.accessReview}>复核意见</LabelWithHelp>}
        rules={[{ required: true, whitespace: true, message: '请写明复核意见' }]}
      >
        <Input.TextArea rows={2} maxLength={300} showCount />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={review.isPending}>
        已逐条核对，予以复核
      </Button>
    </Form>
  )
}

function Reviews({ reviews }: { reviews: AccessReview['reviews'] }) {
  return (
    <Table<AccessReview['reviews'][number]>
      size="small"
      style={{ marginTop: 12 }}
      rowKey="id"
      dataSource={[...reviews]}
      pagination={{ pageSize: 5, showSizeChanger: false, hideOnSinglePage: true }}
      columns={[
        { title: '复核时间', dataIndex: 'at', width: 150, render: moment },
        { title: '复核人', dataIndex: 'byName', width: 120 },
        { title: '复核意见', dataIndex: 'remark' },
        {
          title: '总表摘要值',
          dataIndex: 'digest',
          width: 170,
          render: (digest: string) => <code title={digest}>{digest.slice(0, 16)}</code>,
        },
      ]}
    />
  )
}
