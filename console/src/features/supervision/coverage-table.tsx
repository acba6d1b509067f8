import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { CoverageRow, Treatment } from '@yangguang/server/contract/oversight/supervision'
import { treatmentLabels, treatments } from '@yangguang/server/contract/oversight/supervision'
import { Alert, Button, Form, Input, Radio, Tag } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Table } from '../../ui/table.tsx'
import { ScreenLink } from '../annual-report/screen-link.tsx'
import { help } from './help.ts'
import type { LevelYear } from './supervision-page.tsx'

const states = {
  there: { text: '有报告', color: '#1b6e3c' },
  missing: { text: '没有报告', color: '#b3141a' },
  twice: { text: '重复计入', color: '#b3141a' },
  unfit: { text: '格式不符', color: '#8a5300' },
  none: { text: '—', color: 'default' },
} as const

/** The declared coverage list: each body once, and why where it departs from the relations. */
export function CoverageTable({ at, rows }: { at: LevelYear; rows: CoverageRow[] }) {
  const [changing, setChanging] = useState<CoverageRow>()
  const order = ['twice', 'missing', 'unfit', 'there', 'none']
  const sorted = rows.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
  return (
    <>
      <Table<CoverageRow>
        rowKey="bodyId"
        size="small"
        dataSource={sorted}
        pagination={{ defaultPageSize: 100, hideOnSinglePage: true, showSizeChanger: false }}
        least="max-content"
        columns={[
          {
            title: '单位',
            dataIndex: 'bodyName',
            render: (name: string, row) =>
              row.reportId ? <ScreenLink to={`/reports/${row.reportId}`}>{name}</ScreenLink> : name,
          },
          {
            title: '报告',
            dataIndex: 'state',
            width: 110,
            render: (state: CoverageRow['state']) => (
              <Tag color={states[state].color}>{states[state].text}</Tag>
            ),
          },
          {
            title: '计入方式',
            dataIndex: 'treatment',
            render: (treatment: Treatment, row) => (
              <>
                {treatmentLabels[treatment]}
                {row.insideName ? `（${row.insideName}）` : ''}
                {row.declared ? <span className="quiet">　已声明：{row.reason}</span> : null}
              </>
            ),
          },
          {
            title: '操作',
            width: 90,
            render: (_, row) => (
              <Button
                size="small"
                onClick={() => setChanging(row)}
                aria-label={`更改${row.bodyName}的计入方式`}
              >
                更改
              </Button>
            ),
          },
        ]}
      />
      {changing ? <Change at={at} row={changing} onClose={() => setChanging(undefined)} /> : null}
    </>
  )
}

type Choice = Treatment | 'relation'

function Change({ at, row, onClose }: { at: LevelYear; row: CoverageRow; onClose: () => void }) {
  const queries = useQueryClient()
  const [form] = Form.useForm<{ choice: Choice; reason: string }>()
  const choice = Form.useWatch('choice', form)
  const save = useMutation({
    mutationFn: (value: { choice: Choice; reason: string }) =>
      api.put('/supervision/coverage', {
        ...at,
        bodyId: row.bodyId,
        treatment: value.choice === 'relation' ? null : value.choice,
        reason: value.reason,
      }),
    async onSuccess() {
      await queries.invalidateQueries({ queryKey: ['supervision-merged'] })
      onClose()
    },
  })
  return (
    <Dialog
      title={`${row.bodyName}怎样计入`}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText="保存"
      cancelText="取消"
      confirmLoading={save.isPending}
    >
      {save.isError ? <Alert type="error" showIcon title={save.error.message} /> : null}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ choice: row.declared ? row.treatment : 'relation', reason: row.reason }}
        onFinish={(value) => save.mutate(value)}
      >
        <Form.Item name="choice" label={<LabelWithHelp {...help.choice}>计入方式</LabelWithHelp>}>
          <Radio.Group
            options={[
              { value: 'relation', label: '按汇入关系' },
              ...treatments.map((value) => ({ value, label: treatmentLabels[value] })),
            ]}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label="原因"
          rules={choice === 'relation' ? [] : [{ required: true, whitespace: true, message: '请写明原因' }]}
        >
          <Input.TextArea rows={2} maxLength={300} placeholder="例如：年内并入另一单位，由该单位统一编报" />
        </Form.Item>
      </Form>
    </Dialog>
  )
}
