import { PaperClipOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Aids, ReportDetail } from '@yangguang/server/contract/oversight/annual-report'
import { Alert, Button, Form, Input, InputNumber, Space, Upload } from 'antd'
import { useState } from 'react'
import { api, base64Of } from '../../lib/api.ts'
import { moment } from '../../lib/time.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { help } from './help.ts'
import { cellLabels } from './labels.ts'

interface Entry {
  value: number
  source: string
}

interface Props {
  report: ReportDetail
  cell: string
  aids: Aids | undefined
  onClose: () => void
}

/** A figure without a record here: its value, who took it from what, and the file that shows it. */
export function EnterCell({ report, cell, aids, onClose }: Props) {
  const [form] = Form.useForm<Entry>()
  const queries = useQueryClient()
  const view = report.cells[cell]
  const [file, setFile] = useState(view?.file ?? null)
  const parts = aids?.parts[cell]
  const last = aids?.drift.cells[cell]?.last
  const upload = useMutation({
    mutationFn: async (chosen: File) =>
      api.post<{ fileId: string; name: string }>(`/reports/${report.id}/evidence`, {
        name: chosen.name,
        base64: await base64Of(chosen),
      }),
    onSuccess: ({ fileId, name }) => setFile({ id: fileId, name }),
  })
  const save = useMutation({
    mutationFn: (entry: Entry) =>
      api.put(`/reports/${report.id}/cells`, {
        version: report.version,
        cell,
        ...entry,
        fileId: file?.id ?? null,
      }),
    async onSuccess() {
      await queries.invalidateQueries({ queryKey: ['report', report.id] })
      onClose()
    },
  })
  return (
    <Dialog
      title={`填报：${cellLabels(report.format).get(cell) ?? ''}`}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText="保存"
      cancelText="取消"
      okButtonProps={{ disabled: upload.isPending }}
      confirmLoading={save.isPending}
    >
      {save.isError ? <Alert type="error" showIcon title={save.error.message} /> : null}
      {view?.enteredByName ? (
        <p className="quiet">
          上次由{view.enteredByName}于 {moment(view.enteredAt)} 填报。
        </p>
      ) : null}
      <Form<Entry>
        form={form}
        layout="vertical"
        initialValues={{ value: view?.value ?? undefined, source: view?.source ?? '' }}
        onFinish={(entry) => save.mutate(entry)}
      >
        <Form.Item
          name="value"
          label={<LabelWithHelp {...help.value}>数值</LabelWithHelp>}
          rules={[{ required: true, message: '请填写数值，没有的填0' }]}
        >
          <InputNumber min={0} style={{ width: '100%' }} />
        </Form.Item>
        {parts || typeof last === 'number' ? (
          <Space wrap style={{ marginBlockEnd: 12 }}>
            {parts ? (
              <Button size="small" onClick={() => form.setFieldsValue({ value: parts.sum })}>
                下级{parts.bodies}份报告之和：{parts.sum}
              </Button>
            ) : null}
            {typeof last === 'number' ? <span className="quiet">上年报告：{last}</span> : null}
          </Space>
        ) : null}
        <Form.Item
          name="source"
          label={<LabelWithHelp {...help.source}>数据来源（台账名称、提供部门或者来函文号）</LabelWithHelp>}
          rules={[{ required: true, whitespace: true, message: '请写明数据的来源' }]}
        >
          <Input.TextArea rows={2} maxLength={300} />
        </Form.Item>
        <Form.Item label="佐证材料（台账、来函扫描件，可以不传）">
          <Space wrap>
            <Upload
              showUploadList={false}
              beforeUpload={(chosen) => {
                upload.mutate(chosen)
                return false
              }}
            >
              <Button icon={<PaperClipOutlined />} loading={upload.isPending}>
                {file ? '更换文件' : '上传文件'}
              </Button>
            </Upload>
            {file ? (
              <>
                <span>{file.name}</span>
                <Button type="link" size="small" onClick={() => setFile(null)}>
                  移除
                </Button>
              </>
            ) : null}
          </Space>
          {upload.isError ? <Alert type="error" showIcon title={upload.error.message} /> : null}
        </Form.Item>
      </Form>
    </Dialog>
  )
}
