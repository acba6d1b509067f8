import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RiskView } from '@yangguang/server/contract/engagement/opinion'
import { riskLevelLabels } from '@yangguang/server/contract/engagement/opinion'
import { Alert, Button, Form, Input, Modal, Radio, Select, Tag } from 'antd'
import { useState } from 'react'
import { useMe } from '../../app/session.ts'
import { api } from '../../lib/api.ts'
import { DayField } from '../../ui/day-field.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Loaded, Nothing } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { caseBodiesQuestion } from '../cases/questions.ts'
import { help } from './help.ts'

const colours = { high: '#b3141a', middle: '#8a5300', low: '#1b6e3c' } as const

/** What may come: how grave, when, whose, and what stands ready. */
export function Risks() {
  const me = useMe()
  const queries = useQueryClient()
  const [editing, setEditing] = useState<RiskView | 'new'>()
  const list = useQuery({ queryKey: ['opinion-risks'], queryFn: () => api.get<RiskView[]>('/opinion/risks') })
  const bodies = useQuery(caseBodiesQuestion)
  const save = useMutation({
    mutationFn: (values: { likelyOn?: string } & object) =>
      api.post('/opinion/risks', {
        ...values,
        likelyOn: values.likelyOn || null,
        bodyId: me.bodyId,
        ...(editing && editing !== 'new' ? { id: editing.id, version: editing.version } : {}),
      }),
    async onSuccess() {
      setEditing(undefined)
      await queries.invalidateQueries({ queryKey: ['opinion-risks'] })
    },
  })
  const needed = (message: string) => [{ required: true, message }]
  return (
    <>
      <Button type="primary" style={{ marginBottom: 12 }} onClick={() => setEditing('new')}>
        登记风险
      </Button>
      <Loaded query={list}>
        {(rows) => (
          <Table<RiskView>
            rowKey="id"
            size="small"
            dataSource={rows}
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            locale={{ emptyText: <Nothing>台账中还没有风险。</Nothing> }}
            columns={[
              {
                title: '级别',
                dataIndex: 'level',
                width: 70,
                render: (level: RiskView['level']) => (
                  <Tag color={colours[level]}>{riskLevelLabels[level]}</Tag>
                ),
              },
              { title: '风险', dataIndex: 'title' },
              {
                title: '可能时间',
                dataIndex: 'likelyOn',
                width: 104,
                render: (day: string | null) => day ?? '—',
              },
              { title: '责任单位', dataIndex: 'ownerName', width: 150 },
              { title: '预案', dataIndex: 'measures' },
              {
                title: '状态',
                dataIndex: 'state',
                width: 80,
                render: (state: string) => (state === 'open' ? '关注中' : '已解除'),
              },
              {
                title: '操作',
                key: 'act',
                width: 80,
                render: (_, risk) => (
                  <Button size="small" onClick={() => setEditing(risk)}>
                    修改
                  </Button>
                ),
              },
            ]}
          />
        )}
      </Loaded>
      <Modal
        title="风险"
        open={editing !== undefined}
        footer={null}
        onCancel={() => setEditing(undefined)}
        destroyOnHidden
      >
        {save.isError ? (
          <Alert type="error" showIcon title={save.error.message} style={{ marginBottom: 12 }} />
        ) : null}
        <Form
          layout="vertical"
          initialValues={editing && editing !== 'new' ? editing : { level: 'middle', state: 'open' }}
          onFinish={(values) => save.mutate(values)}
        >
          <Form.Item
            name="title"
            label={<LabelWithHelp {...help.risk}>可能引发舆情的事项</LabelWithHelp>}
            rules={needed('请填写风险')}
          >
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="level" label={<LabelWithHelp {...help.riskLevel}>级别</LabelWithHelp>}>
            <Radio.Group
              options={Object.entries(riskLevelLabels).map(([value, label]) => ({ value, label }))}
            />
          </Form.Item>
          <Form.Item name="likelyOn" label={<LabelWithHelp {...help.likelyOn}>可能时间</LabelWithHelp>}>
            <DayField />
          </Form.Item>
          <Form.Item
            name="ownerBodyId"
            label={<LabelWithHelp {...help.owner}>责任单位</LabelWithHelp>}
            rules={needed('请选择责任单位')}
          >
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={(bodies.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
          <Form.Item
            name="measures"
            label={<LabelWithHelp {...help.measures}>预案</LabelWithHelp>}
            rules={needed('请写明预案')}
          >
            <Input.TextArea rows={4} maxLength={2_000} />
          </Form.Item>
          <Form.Item name="state" label={<LabelWithHelp {...help.riskState}>状态</LabelWithHelp>}>
            <Radio.Group
              options={[
                { value: 'open', label: '关注中' },
                { value: 'closed', label: '已解除' },
              ]}
            />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            保存
          </Button>
        </Form>
      </Modal>
    </>
  )
}
