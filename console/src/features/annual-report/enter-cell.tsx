import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReportDetail } from '@yangguang/server/contract/oversight/annual-report'
import { Alert, Form, Input, InputNumber, Modal } from 'antd'
import { api } from '../../lib/api.ts'

interface Entry {
  value: number
  source: string
}

interface Props {
  report: ReportDetail
  cell: string
  onClose: () => void
}

/** A figure without a record here: its value and what it was taken from. */
export function EnterCell({ report, cell, onClose }: Props) {
  const [form] = Form.useForm<Entry>()
  const queries = useQueryClient()
  const view = report.cells[cell]
  const save = useMutation({
    mutationFn: (entry: Entry) =>
      api.put(`/reports/${report.id}/cells`, { version: report.version, cell, ...entry }),
    async onSuccess() {
      await queries.invalidateQueries({ queryKey: ['report', report.id] })
      onClose()
    },
  })
  return (
    <Modal
      title="填报数据"
      open
      onCancel={onClose}
      onOk={() => form.submit()}
      okText="保存"
      cancelText="取消"
      confirmLoading={save.isPending}
    >
      {save.isError ? <Alert type="error" showIcon title={save.error.message} /> : null}
      {view?.enteredByName ? <p>上次由{view.enteredByName}填报。</p> : null}
      <Form<Entry>
        form={form}
        layout="vertical"
        initialValues={{ value: view?.value ?? undefined, source: view?.source ?? '' }}
        onFinish={(entry) => save.mutate(entry)}
      >
        <Form.Item name="value" label="数值" rules={[{ required: true, message: '请填写数值，没有的填0' }]}>
          <InputNumber min={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item
          name="source"
          label="数据来源（台账名称、提供部门或者来函文号）"
          rules={[{ required: true, whitespace: true, message: '请写明数据的来源' }]}
        >
          <Input.TextArea rows={2} maxLength={300} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
