import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CommentView, ConsultationDetail } from '@yangguang/server/contract/engagement/consultations'
import { commentStateLabels, commentWayLabels } from '@yangguang/server/contract/engagement/consultations'
import { Alert, App, Button, Form, Input, Modal, Select, Space, Tag } from 'antd'
import { useState } from 'react'
import { useFilters } from '../../app/filters.ts'
import { api } from '../../lib/api.ts'
import { moment } from '../../lib/time.ts'
import { EvidenceButton } from '../../ui/evidence.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Loaded, Nothing } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { help } from './help.ts'

const SIZE = 50

/** What came in: read, sort and answer many at once. */
export function CommentsTable({ one }: { one: ConsultationDetail }) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [search, change] = useFilters()
  const filter = {
    state: search.state,
    paragraph: search.kind,
    group: search.channel,
    q: search.q,
    page: search.page ?? 1,
  }
  const [chosen, setChosen] = useState<React.Key[]>([])
  const [hiding, setHiding] = useState(false)
  const [adding, setAdding] = useState(false)
  const query = new URLSearchParams({ size: String(SIZE), page: String(filter.page) })
  for (const key of ['state', 'paragraph', 'group', 'q'] as const)
    if (filter[key]) query.set(key, filter[key])
  const list = useQuery({
    queryKey: ['comments', one.id, query.toString()],
    queryFn: () =>
      api.get<{ rows: CommentView[]; total: number }>(`/consultations/${one.id}/comments?${query}`),
    placeholderData: keepPreviousData,
  })
  const act = useMutation({
    mutationFn: ({ name, body }: { name: 'moderate' | 'sort'; body: object }) =>
      api.post(`/consultations/${one.id}/${name}`, { ids: chosen, ...body }),
    async onSuccess() {
      await queries.invalidateQueries()
      message.success('已办理')
      setChosen([])
      setHiding(false)
    },
  })
  const none = chosen.length === 0
  return (
    <>
      {act.isError ? (
        <Alert type="error" showIcon title={act.error.message} style={{ marginBottom: 12 }} />
      ) : null}
      <Space wrap style={{ marginBottom: 12 }}>
        <Select
          aria-label="审阅状态"
          style={{ width: 130 }}
          value={filter.state ?? ''}
          onChange={(state) => change({ state: state || undefined, page: undefined })}
          options={[
            { value: '', label: '全部' },
            ...Object.entries(commentStateLabels).map(([value, label]) => ({ value, label })),
          ]}
        />
        <Select
          aria-label="意见组"
          style={{ width: 180 }}
          value={filter.group ?? ''}
          onChange={(group) => change({ channel: group || undefined, page: undefined })}
          options={[
            { value: '', label: '全部意见组' },
            { value: 'none', label: '未归类' },
            ...one.groups.map(({ id, title }) => ({ value: id, label: title })),
          ]}
        />
        <Input.Search
          aria-label="按内容查找"
          placeholder="按内容查找"
          allowClear
          style={{ width: 200 }}
          defaultValue={filter.q ?? ''}
          onSearch={(q) => change({ q: q || undefined, page: undefined })}
        />
        {one.may.work ? (
          <>
            <Button
              disabled={none}
              loading={act.isPending}
              onClick={() => act.mutate({ name: 'moderate', body: { state: 'shown' } })}
            >
              公开显示
            </Button>
            <Button disabled={none} onClick={() => act.mutate({ name: 'moderate', body: { state: 'kept' } })}>
              收悉不显示
            </Button>
            <Button disabled={none} danger onClick={() => setHiding(true)}>
              屏蔽
            </Button>
            <Select
              aria-label="归入意见组"
              placeholder={<span style={{ color: '#4d545c' }}>归入意见组</span>}
              style={{ width: 180 }}
              disabled={none || one.groups.length === 0}
              value={null}
              onChange={(group: string | null) => act.mutate({ name: 'sort', body: { group } })}
              options={one.groups.map(({ id, title }) => ({ value: id, label: title }))}
            />
            {one.state === 'open' ? (
              <Button onClick={() => setAdding(true)}>登记来信、座谈意见</Button>
            ) : null}
          </>
        ) : null}
      </Space>
      <Loaded query={list}>
        {({ rows, total }) => (
          <>
            <p className="quiet" aria-live="polite">
              共{total}条{one.may.work ? `，已选${chosen.length}条` : ''}
            </p>
            <Table<CommentView>
              rowKey="id"
              size="small"
              dataSource={rows}
              least={720}
              {...(one.may.work
                ? {
                    rowSelection: {
                      ...{ selectedRowKeys: chosen, onChange: setChosen },
                      getTitleCheckboxProps: () => ({ 'aria-label': '选择本页全部意见' }),
                      getCheckboxProps: (row: CommentView) => ({
                        'aria-label': `选择意见：${row.text.slice(0, 20)}`,
                      }),
                    },
                  }
                : {})}
              locale={{ emptyText: <Nothing>还没有收到意见。</Nothing> }}
              pagination={{
                current: filter.page,
                pageSize: SIZE,
                total,
                hideOnSinglePage: true,
                showSizeChanger: false,
                onChange: (page) => change({ page }),
              }}
              columns={[
                {
                  title: '意见',
                  dataIndex: 'text',
                  render: (text: string, row) => (
                    <div style={{ whiteSpace: 'pre-wrap' }}>
                      {row.flagged ? <Tag color="#8a5300">含：{row.flagged}</Tag> : null}
                      {text}
                      {row.file ? (
                        <div>
                          <a href={`/api/consultations/${one.id}/files/${row.file.id}`}>{row.file.name}</a>
                        </div>
                      ) : null}
                      {row.hiddenReason ? (
                        <div className="quiet">
                          屏蔽理由：{row.hiddenReason}　
                          {one.may.work ? <EvidenceButton kind="consultation_comment" id={row.id} /> : null}
                        </div>
                      ) : null}
                    </div>
                  ),
                },
                {
                  title: '段落',
                  dataIndex: 'paragraph',
                  width: 80,
                  render: (no: number | null) => (no ? `第${no}段` : '全文'),
                },
                {
                  title: '提出人和时间',
                  key: 'from',
                  width: 150,
                  render: (_, row) => (
                    <>
                      {row.person}（{commentWayLabels[row.cameBy]}）
                      <div className="quiet">{moment(row.submittedAt)}</div>
                    </>
                  ),
                },
                {
                  title: '审阅',
                  dataIndex: 'state',
                  width: 90,
                  render: (state: CommentView['state']) => commentStateLabels[state],
                },
                {
                  title: '意见组',
                  dataIndex: 'groupId',
                  width: 120,
                  render: (id: string | null) => one.groups.find((group) => group.id === id)?.title ?? '—',
                },
              ]}
            />
          </>
        )}
      </Loaded>
      <Modal title="屏蔽意见" open={hiding} footer={null} onCancel={() => setHiding(false)} destroyOnHidden>
        <Form
          layout="vertical"
          onFinish={(body: object) => act.mutate({ name: 'moderate', body: { state: 'hidden', ...body } })}
        >
          <Form.Item
            name="reason"
            label={<LabelWithHelp {...help.hideReason}>屏蔽的理由（意见保留，不删除）</LabelWithHelp>}
            rules={[{ required: true, message: '请写明理由' }]}
          >
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
          <Button type="primary" danger htmlType="submit" loading={act.isPending}>
            屏蔽
          </Button>
        </Form>
      </Modal>
      <RecordComment one={one} open={adding} onClose={() => setAdding(false)} />
    </>
  )
}

function RecordComment({
  one,
  open,
  onClose,
}: {
  one: ConsultationDetail
  open: boolean
  onClose: () => void
}) {
  const queries = useQueryClient()
  const add = useMutation({
    mutationFn: (body: object) => api.post(`/consultations/${one.id}/comments`, body),
    async onSuccess() {
      await queries.invalidateQueries()
      onClose()
    },
  })
  return (
    <Modal title="登记意见" open={open} footer={null} onCancel={onClose} destroyOnHidden>
      {add.isError ? (
        <Alert type="error" showIcon title={add.error.message} style={{ marginBottom: 12 }} />
      ) : null}
      <Form
        layout="vertical"
        initialValues={{ cameBy: 'post', paragraph: 0, name: '' }}
        onFinish={(body: object) => add.mutate(body)}
      >
        <Form.Item name="cameBy" label={<LabelWithHelp {...help.cameBy}>方式</LabelWithHelp>}>
          <Select
            options={(['post', 'email', 'counter', 'meeting'] as const).map((value) => ({
              value,
              label: commentWayLabels[value],
            }))}
          />
        </Form.Item>
        <Form.Item name="paragraph" label={<LabelWithHelp {...help.paragraph}>针对段落</LabelWithHelp>}>
          <Select
            options={[
              { value: 0, label: '全文' },
              ...one.paragraphs.map(({ no }) => ({ value: no, label: `第${no}段` })),
            ]}
          />
        </Form.Item>
        <Form.Item
          name="text"
          label={<LabelWithHelp {...help.commentText}>意见和理由</LabelWithHelp>}
          rules={[{ required: true, message: '请填写意见' }]}
        >
          <Input.TextArea rows={5} maxLength={5_000} />
        </Form.Item>
        <Form.Item name="name" label={<LabelWithHelp {...help.commenter}>提出人</LabelWithHelp>}>
          <Input maxLength={50} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          登记
        </Button>
      </Form>
    </Modal>
  )
}
