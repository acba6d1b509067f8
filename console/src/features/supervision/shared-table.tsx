import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Deduction, MergedView } from '@yangguang/server/contract/oversight/supervision'
import { Alert, Button, Form, Input, Popconfirm, Radio, Select } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Nothing } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { cellLabels } from '../annual-report/labels.ts'
import { help } from './help.ts'
import type { LevelYear } from './supervision-page.tsx'

/** Joint documents and shared suits: what several reports counted and the merge counts once. */
export function SharedTable({ at, data }: { at: LevelYear; data: MergedView }) {
  const queries = useQueryClient()
  const [adding, setAdding] = useState(false)
  const labels = cellLabels(data.format)
  const remove = useMutation({
    mutationFn: (id: string) => api.post('/supervision/shared/remove', { ...at, id }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['supervision-merged'] }),
  })
  return (
    <div className="stack">
      <p className="quiet" style={{ margin: 0 }}>
        联合发文只计牵头单位，同一案件有几个被告的只计一件。系统内有同一记录的自动扣除；文件报送的请在这里登记。
      </p>
      <div>
        <Button onClick={() => setAdding(true)}>登记联合发文或者共同被告</Button>
      </div>
      {remove.isError ? <Alert type="error" showIcon title={remove.error.message} /> : null}
      <Table<Deduction>
        rowKey={(row) => row.id ?? `${row.cell}${row.label}${row.names.join()}`}
        size="small"
        dataSource={data.deductions}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: <Nothing>没有需要扣除的联合发文或者共同被告案件。</Nothing> }}
        least="max-content"
        columns={[
          { title: '文号或者案号', dataIndex: 'label' },
          {
            title: '类型',
            dataIndex: 'kind',
            render: (kind: Deduction['kind']) => (kind === 'suit' ? '共同被告' : '联合发文'),
          },
          { title: '数据项', dataIndex: 'cell', render: (cell: string) => labels.get(cell) ?? cell },
          { title: '单位（首位为牵头）', dataIndex: 'names', render: (names: string[]) => names.join('、') },
          { title: '扣除', dataIndex: 'less', align: 'right' },
          {
            title: '操作',
            render: (_, row) =>
              row.id ? (
                <Popconfirm
                  title="撤销后不再扣除，确认撤销？"
                  okText="撤销"
                  cancelText="取消"
                  onConfirm={() => row.id && remove.mutate(row.id)}
                >
                  <Button size="small">撤销</Button>
                </Popconfirm>
              ) : (
                <span className="quiet">自动</span>
              ),
          },
        ]}
      />
      {adding ? <Add at={at} data={data} onClose={() => setAdding(false)} /> : null}
    </div>
  )
}

interface Entry {
  kind: Deduction['kind']
  label: string
  cell: string
  bodies: string[]
}

function Add({ at, data, onClose }: { at: LevelYear; data: MergedView; onClose: () => void }) {
  const queries = useQueryClient()
  const [form] = Form.useForm<Entry>()
  const kind = Form.useWatch('kind', form) ?? 'document'
  const cells = [...cellLabels(data.format)].filter(([cell]) =>
    kind === 'suit'
      ? cell.startsWith('remedies.') && !cell.endsWith('.total')
      : cell.startsWith('proactive.'),
  )
  const save = useMutation({
    mutationFn: (entry: Entry) => api.post('/supervision/shared', { ...at, ...entry }),
    async onSuccess() {
      await queries.invalidateQueries({ queryKey: ['supervision-merged'] })
      onClose()
    },
  })
  return (
    <Dialog
      title="登记联合发文或者共同被告"
      onCancel={onClose}
      onOk={() => form.submit()}
      okText="登记"
      cancelText="取消"
      confirmLoading={save.isPending}
    >
      {save.isError ? <Alert type="error" showIcon title={save.error.message} /> : null}
      <Form<Entry>
        form={form}
        layout="vertical"
        initialValues={{ kind: 'document' }}
        onFinish={(entry) => save.mutate(entry)}
      >
        <Form.Item name="kind" label={<LabelWithHelp {...help.sharedKind}>类型</LabelWithHelp>}>
          <Radio.Group
            options={[
              { value: 'document', label: '联合发文' },
              { value: 'suit', label: '共同被告' },
            ]}
            onChange={() => form.setFieldValue('cell', undefined)}
          />
        </Form.Item>
        <Form.Item
          name="label"
          label={
            <LabelWithHelp {...help.sharedLabel}>{kind === 'suit' ? '案号' : '文号和标题'}</LabelWithHelp>
          }
          rules={[{ required: true, whitespace: true, message: '请填写' }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item
          name="cell"
          label={<LabelWithHelp {...help.sharedCell}>计入的数据项</LabelWithHelp>}
          rules={[{ required: true, message: '请选择数据项' }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={cells.map(([value, label]) => ({ value, label }))}
          />
        </Form.Item>
        <Form.Item
          name="bodies"
          label={<LabelWithHelp {...help.sharedBodies}>单位（第一个为牵头单位，由它计入）</LabelWithHelp>}
          rules={[{ required: true, type: 'array', min: 2, message: '请至少选择两个单位' }]}
        >
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            options={data.coverage.map(({ bodyId, bodyName }) => ({ value: bodyId, label: bodyName }))}
          />
        </Form.Item>
      </Form>
    </Dialog>
  )
}
