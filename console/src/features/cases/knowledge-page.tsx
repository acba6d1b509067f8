import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { KnowledgeView } from '@yangguang/server/contract/engagement/cases/knowledge'
import { Button, Checkbox, Form, Input, Modal, Space, Tag } from 'antd'
import { useState } from 'react'
import { useFilters } from '../../app/filters.ts'
import { api } from '../../lib/api.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { useKept } from '../../ui/kept.tsx'
import { Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { help } from './help.ts'
import { ANSWERS_SIZE, answersQuestion } from './questions.ts'

/** The knowledge base that suggests while an officer types, and that the hotline desk searches. */
export function KnowledgePage() {
  const [{ q = '', page = 1 }, filter] = useFilters()
  const [editing, setEditing] = useState<KnowledgeView | 'new'>()
  const list = useQuery({ ...answersQuestion({ q, page }), placeholderData: keepPreviousData })
  const save = useAct(
    (values: object) =>
      editing === 'new' || !editing
        ? api.post('/case-answers', { ...values, version: 0 })
        : api.put(`/case-answers/${editing.id}`, { ...values, version: editing.version }),
    { done: '已保存', touches: [['case-answers']], after: () => setEditing(undefined) },
  )
  return (
    <>
      <PageHead
        title="知识库"
        extra={
          <Button
            type="primary"
            onClick={() => {
              save.reset()
              setEditing('new')
            }}
          >
            新增知识
          </Button>
        }
      >
        <span className="quiet">常见问题的答复口径；写答复和接电话时自动提示，到复核日期的会提醒核实。</span>
      </PageHead>
      <Input.Search
        aria-label="查找知识"
        placeholder="按问题、答复查找"
        allowClear
        style={{ maxWidth: 360, marginBottom: 12 }}
        defaultValue={q}
        onSearch={(text) => filter({ q: text || undefined, page: undefined })}
      />
      <Loaded query={list}>
        {({ rows, total }) => (
          <Table<KnowledgeView>
            rowKey="id"
            size="small"
            dataSource={rows}
            locale={{ emptyText: <Nothing>还没有知识。把反复问到的问题和口径写下来，全单位共用。</Nothing> }}
            pagination={{
              ...{
                current: page,
                pageSize: ANSWERS_SIZE,
                total,
                hideOnSinglePage: true,
                showSizeChanger: false,
              },
              onChange: (next) => filter({ page: next }),
            }}
            columns={[
              {
                title: '问题和答复',
                key: 'question',
                render: (_, row) => (
                  <>
                    <strong>{row.question}</strong>
                    <div style={{ whiteSpace: 'pre-wrap' }}>{row.answer}</div>
                    {row.source ? <div className="quiet">依据：{row.source}</div> : null}
                  </>
                ),
              },
              { title: '类型', dataIndex: 'matter', width: 80, render: (text: string) => text || '全部' },
              { title: '单位', dataIndex: 'bodyName', width: 130 },
              {
                title: '状态',
                key: 'state',
                width: 130,
                render: (_, row) => (
                  <Space size={4} wrap>
                    <Tag>{row.active ? '使用中' : '停用'}</Tag>
                    {row.stale ? <Tag color="#8a5300">待复核</Tag> : null}
                  </Space>
                ),
              },
              {
                title: '复核日期',
                dataIndex: 'reviewOn',
                width: 110,
                render: (on: string | null) => on ?? '—',
              },
              {
                title: '操作',
                key: 'act',
                width: 80,
                render: (_, row) =>
                  row.mine ? (
                    <Button
                      type="link"
                      size="small"
                      onClick={() => {
                        save.reset()
                        setEditing(row)
                      }}
                    >
                      修改
                    </Button>
                  ) : null,
              },
            ]}
          />
        )}
      </Loaded>
      <Modal
        title={editing === 'new' ? '新增知识' : '修改知识'}
        open={editing !== undefined}
        footer={null}
        width={680}
        onCancel={() => setEditing(undefined)}
        destroyOnHidden
      >
        <Refused error={save.error} />
        {editing ? (
          <Answer editing={editing} pending={save.isPending} onDone={(values) => save.mutateAsync(values)} />
        ) : null}
      </Modal>
    </>
  )
}

function Answer({
  editing,
  pending,
  onDone,
}: {
  editing: KnowledgeView | 'new'
  pending: boolean
  onDone: (values: object) => Promise<unknown>
}) {
  const one = editing === 'new' ? undefined : editing
  const [form] = Form.useForm<object>()
  const kept = useKept<object>(form, `answer.${one?.id ?? ''}`, one?.version)
  return (
    <>
      {kept.note}
      <Form
        form={form}
        layout="vertical"
        initialValues={{
          ...(one ? { ...one, reviewOn: one.reviewOn ?? '' } : { active: true }),
          ...kept.values,
        }}
        onValuesChange={kept.keep}
        // What was refused is said above the form, which stays.
        onFinish={(values) => onDone(values).then(kept.forget, () => {})}
      >
        <Form.Item
          name="question"
          label={<LabelWithHelp {...help.question}>问题（用群众会问的话写）</LabelWithHelp>}
          rules={[{ required: true, message: '请写出问题' }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item
          name="answer"
          label={<LabelWithHelp {...help.answer}>答复口径</LabelWithHelp>}
          rules={[{ required: true, message: '请填写答复口径' }]}
        >
          <Input.TextArea rows={8} maxLength={4_000} />
        </Form.Item>
        <Space wrap align="start">
          <Form.Item
            name="matter"
            label={<LabelWithHelp {...help.answerMatter}>只用于类型（不填则全部）</LabelWithHelp>}
          >
            <Input maxLength={20} />
          </Form.Item>
          <Form.Item name="source" label={<LabelWithHelp {...help.answerSource}>依据</LabelWithHelp>}>
            <Input maxLength={200} style={{ width: 280 }} />
          </Form.Item>
          <Form.Item name="reviewOn" label={<LabelWithHelp {...help.reviewOn}>复核日期</LabelWithHelp>}>
            <DayField />
          </Form.Item>
        </Space>
        <Form.Item name="active" valuePropName="checked">
          <Checkbox>使用中</Checkbox>
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={pending}>
          保存
        </Button>
      </Form>
    </>
  )
}
