import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RemedyView } from '@yangguang/server/contract/requests/remedies'
import { remedyKindLabels, remedyResultLabels } from '@yangguang/server/contract/requests/remedies'
import { Alert, Button, Card, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { today } from '../../lib/time.ts'

/** Reconsideration and litigation over this answer, as 表四 counts them. */
export function Remedies({ requestId }: { requestId: string }) {
  const queries = useQueryClient()
  const [open, setOpen] = useState<'new' | RemedyView>()
  const list = useQuery({
    queryKey: ['remedies', requestId],
    queryFn: () => api.get<RemedyView[]>(`/requests/${requestId}/remedies`),
  })
  const save = useMutation({
    mutationFn: (body: object) =>
      open === 'new' || open === undefined
        ? api.post(`/requests/${requestId}/remedies`, body)
        : api.post(`/remedies/${open.id}/result`, body),
    async onSuccess() {
      setOpen(undefined)
      await queries.invalidateQueries()
    },
  })
  return (
    <Card
      size="small"
      title="复议和诉讼"
      extra={
        <Button size="small" onClick={() => setOpen('new')}>
          登记
        </Button>
      }
    >
      {list.data?.length === 0 ? <p className="quiet">没有复议或者诉讼。</p> : null}
      <ul style={{ paddingLeft: 18, margin: 0 }}>
        {list.data?.map((remedy) => (
          <li key={remedy.id}>
            {remedyKindLabels[remedy.kind]}　{remedy.organ}，{remedy.acceptedOn} 受理
            {remedy.result ? `，${remedy.closedOn} ${remedyResultLabels[remedy.result]}` : null}
            {remedy.result ? null : (
              <Button type="link" size="small" onClick={() => setOpen(remedy)}>
                登记结果
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Modal
        title={open === 'new' ? '登记复议或者诉讼' : '登记结果'}
        open={open !== undefined}
        onCancel={() => setOpen(undefined)}
        footer={null}
        destroyOnHidden
      >
        {save.isError ? (
          <Alert type="error" showIcon title={save.error.message} style={{ marginBottom: 12 }} />
        ) : null}
        {open === 'new' ? (
          <Form
            layout="vertical"
            initialValues={{ kind: 'reconsideration', acceptedOn: today() }}
            onFinish={(body: object) => save.mutate(body)}
          >
            <Form.Item name="kind" label="类型">
              <Select
                options={Object.entries(remedyKindLabels).map(([value, label]) => ({ value, label }))}
              />
            </Form.Item>
            <Form.Item
              name="organ"
              label="复议机关或者人民法院"
              rules={[{ required: true, message: '请填写机关名称' }]}
            >
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item name="acceptedOn" label="受理日期" rules={[{ required: true }]}>
              <Input type="date" />
            </Form.Item>
            <Button type="primary" htmlType="submit" loading={save.isPending}>
              登记
            </Button>
          </Form>
        ) : (
          <Form
            layout="vertical"
            initialValues={{ closedOn: today(), note: '' }}
            onFinish={(body: object) => save.mutate(body)}
          >
            <Form.Item name="result" label="结果" rules={[{ required: true, message: '请选择结果' }]}>
              <Select
                options={Object.entries(remedyResultLabels).map(([value, label]) => ({ value, label }))}
              />
            </Form.Item>
            <Form.Item name="closedOn" label="审结日期" rules={[{ required: true }]}>
              <Input type="date" />
            </Form.Item>
            <Form.Item name="note" label="说明">
              <Input.TextArea rows={2} maxLength={500} />
            </Form.Item>
            <Button type="primary" htmlType="submit" loading={save.isPending}>
              登记
            </Button>
          </Form>
        )}
      </Modal>
    </Card>
  )
}
