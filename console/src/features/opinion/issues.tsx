import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { IssueView, ItemView } from '@yangguang/server/contract/engagement/opinion'
import { issueKindLabels } from '@yangguang/server/contract/engagement/opinion'
import { Alert, Button, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useMe } from '../../app/session.ts'
import { api } from '../../lib/api.ts'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Loaded, Nothing } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { help } from './help.ts'

const needed = (message: string) => [{ required: true, message }]

/** Numbered issues made of chosen items; each opens as a Word document. */
export function Issues() {
  const me = useMe()
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  const list = useQuery({
    queryKey: ['opinion-issues'],
    queryFn: () => api.get<IssueView[]>('/opinion/issues'),
  })
  const items = useQuery({
    queryKey: ['opinion', 'to-issue'],
    queryFn: () => api.get<{ rows: ItemView[] }>('/opinion?size=100'),
    enabled: open,
  })
  const make = useMutation({
    mutationFn: (values: object) => api.post('/opinion/issues', { ...values, bodyId: me.bodyId }),
    async onSuccess() {
      setOpen(false)
      await queries.invalidateQueries({ queryKey: ['opinion-issues'] })
    },
  })
  return (
    <>
      <Button type="primary" style={{ marginBottom: 12 }} onClick={() => setOpen(true)}>
        编发一期
      </Button>
      <Loaded query={list}>
        {(rows) => (
          <Table<IssueView>
            rowKey="id"
            size="small"
            dataSource={rows}
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            locale={{ emptyText: <Nothing>还没有编发过。</Nothing> }}
            columns={[
              {
                title: '种类',
                dataIndex: 'kind',
                width: 120,
                render: (kind: IssueView['kind']) => issueKindLabels[kind],
              },
              { title: '期号', dataIndex: 'number', width: 140 },
              { title: '标题', dataIndex: 'title' },
              { title: '日期', dataIndex: 'issuedOn', width: 120 },
              { title: '条数', dataIndex: 'items', width: 70, align: 'right' },
              {
                title: '文件',
                key: 'docx',
                width: 110,
                render: (_, row) => <a href={`/api/opinion/issues/${row.id}/docx`}>下载 Word</a>,
              },
            ]}
          />
        )}
      </Loaded>
      <Modal
        title="编发一期"
        open={open}
        footer={null}
        onCancel={() => setOpen(false)}
        width={640}
        destroyOnHidden
      >
        {make.isError ? (
          <Alert type="error" showIcon title={make.error.message} style={{ marginBottom: 12 }} />
        ) : null}
        <Form
          layout="vertical"
          initialValues={{ kind: 'flash', summary: '' }}
          onFinish={(values: object) => make.mutate(values)}
        >
          <Form.Item name="kind" label={<LabelWithHelp {...help.issueKind}>种类</LabelWithHelp>}>
            <Select options={Object.entries(issueKindLabels).map(([value, label]) => ({ value, label }))} />
          </Form.Item>
          <Form.Item
            name="title"
            label={<LabelWithHelp {...help.issueTitle}>标题</LabelWithHelp>}
            rules={needed('请填写标题')}
          >
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item
            name="items"
            label={<LabelWithHelp {...help.issueItems}>编入的舆情</LabelWithHelp>}
            rules={needed('请选择舆情')}
          >
            <Select
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              options={(items.data?.rows ?? []).map(({ id, number, title }) => ({
                value: id,
                label: `${number} ${title}`,
              }))}
            />
          </Form.Item>
          <Form.Item name="summary" label={<LabelWithHelp {...help.issueSummary}>综述</LabelWithHelp>}>
            <Input.TextArea rows={4} maxLength={5_000} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={make.isPending}>
            编发
          </Button>
        </Form>
      </Modal>
    </>
  )
}
