import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ColumnView, SiteView } from '@yangguang/server/contract/foundation/sites'
import { columnKindLabels } from '@yangguang/server/contract/foundation/sites'
import { Alert, App, Button, Form, Input, InputNumber, Select, Space, Switch, Tag } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Loaded, Nothing } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { help } from './help.ts'
import { sitesQuery } from './queries.ts'

type Row = ColumnView & { children?: Row[] }

/** The column tree of a site with class and freshness limit. */
export function ColumnsPage() {
  const sites = useQuery(sitesQuery)
  return (
    <Loaded query={sites}>
      {(all) => {
        const site = all.find((candidate) => candidate.mayEdit)
        return site ? (
          <Tree site={site} />
        ) : (
          <Nothing>您负责的单位没有主办站点，栏目由站点主办单位维护。</Nothing>
        )
      }}
    </Loaded>
  )
}

function Tree({ site }: { site: SiteView }) {
  const queries = useQueryClient()
  const { modal } = App.useApp()
  const key = ['columns', site.id]
  const columns = useQuery({
    queryKey: key,
    queryFn: () => api.get<ColumnView[]>(`/sites/${site.id}/columns`),
  })
  const [editing, setEditing] = useState<Partial<ColumnView>>()
  const order = useMutation({
    mutationFn: (ids: string[]) => api.put(`/sites/${site.id}/column-order`, { ids }),
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
    onError: (error) => modal.error({ title: '无法排序', content: error.message }),
  })
  return (
    <Loaded query={columns}>
      {(all) => {
        const under = (parent: string | null): Row[] =>
          all
            .filter((column) => column.parentId === parent)
            .map((column) => {
              const children = under(column.id)
              return children.length > 0 ? { ...column, children } : column
            })
        const shift = (column: ColumnView, by: -1 | 1) => {
          const level = all.filter(({ parentId }) => parentId === column.parentId).map(({ id }) => id)
          const at = level.indexOf(column.id)
          const other = level[at + by]
          if (!other) return
          const ids = all.map(({ id }) => (id === column.id ? other : id === other ? column.id : id))
          order.mutate(ids)
        }
        return (
          <>
            <Button
              type="primary"
              style={{ marginBottom: 12 }}
              onClick={() => setEditing({ kind: 'notice', open: true })}
            >
              新增栏目
            </Button>
            <Table<Row>
              rowKey="id"
              size="small"
              pagination={false}
              dataSource={under(null)}
              expandable={{ defaultExpandAllRows: true }}
              least={740}
              columns={[
                {
                  title: '栏目',
                  dataIndex: 'title',
                  render: (title: string, column) => (
                    <>
                      {title} {column.open ? null : <Tag>已停用</Tag>}
                    </>
                  ),
                },
                { title: '代码', dataIndex: 'id', width: 130 },
                {
                  title: '类别',
                  dataIndex: 'kind',
                  width: 120,
                  render: (kind: ColumnView['kind']) => columnKindLabels[kind],
                },
                {
                  title: '对应条例第二十条',
                  dataIndex: 'statutoryItem',
                  width: 140,
                  render: (item: number | null) => (item ? `第（${item}）项` : '—'),
                },
                {
                  title: '更新期限',
                  dataIndex: 'staleAfterDays',
                  width: 110,
                  render: (days: number | null) => (days ? `${days}日` : '按类别'),
                },
                {
                  title: '操作',
                  key: 'act',
                  width: 150,
                  render: (_, column) => (
                    <Space size={0}>
                      <Button type="link" size="small" onClick={() => setEditing(column)}>
                        修改
                      </Button>
                      <Button
                        type="text"
                        size="small"
                        icon={<ArrowUpOutlined />}
                        aria-label={`${column.title}上移`}
                        onClick={() => shift(column, -1)}
                      />
                      <Button
                        type="text"
                        size="small"
                        icon={<ArrowDownOutlined />}
                        aria-label={`${column.title}下移`}
                        onClick={() => shift(column, 1)}
                      />
                    </Space>
                  ),
                },
              ]}
            />
            {editing ? (
              <ColumnForm
                site={site.id}
                column={editing}
                others={all.filter(({ id }) => id !== editing.id)}
                onDone={async () => {
                  setEditing(undefined)
                  await queries.invalidateQueries({ queryKey: key })
                }}
              />
            ) : null}
          </>
        )
      }}
    </Loaded>
  )
}

function ColumnForm({
  site,
  column,
  others,
  onDone,
}: {
  site: string
  column: Partial<ColumnView>
  others: readonly ColumnView[]
  onDone: () => void
}) {
  const isNew = column.id === undefined
  const save = useMutation({
    mutationFn: (fields: Partial<ColumnView>) => {
      const whole = {
        ...fields,
        parentId: fields.parentId ?? null,
        statutoryItem: fields.statutoryItem ?? null,
        staleAfterDays: fields.staleAfterDays ?? null,
      }
      return isNew
        ? api.post(`/sites/${site}/columns`, whole)
        : api.put(`/sites/${site}/columns/${column.id}`, { ...whole, version: column.version })
    },
    onSuccess: onDone,
  })
  return (
    <Dialog
      title={isNew ? '新增栏目' : `修改栏目：${column.title}`}
      onCancel={onDone}
      footer={null}
      destroyOnHidden
    >
      <Form layout="vertical" initialValues={column} onFinish={save.mutate}>
        {save.isError ? <Alert type="error" showIcon title={save.error.message} /> : null}
        {isNew ? (
          <Form.Item
            name="id"
            label="代码（网址用，以后不能改）"
            rules={[{ required: true, message: '请填写栏目代码' }]}
          >
            <Input maxLength={31} placeholder="tzgg" />
          </Form.Item>
        ) : null}
        <Form.Item name="title" label="栏目名称" rules={[{ required: true, message: '请填写栏目名称' }]}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="parentId" label="上级栏目">
          <Select
            allowClear
            placeholder="不选即为一级栏目"
            options={others.map(({ id, title }) => ({ value: id, label: title }))}
          />
        </Form.Item>
        <Space wrap align="start">
          <Form.Item name="kind" label={<LabelWithHelp {...help.columnKind}>类别</LabelWithHelp>}>
            <Select
              style={{ width: 150 }}
              options={Object.entries(columnKindLabels).map(([value, label]) => ({ value, label }))}
            />
          </Form.Item>
          <Form.Item
            name="statutoryItem"
            label={<LabelWithHelp {...help.statutoryItem}>对应条例第二十条第几项</LabelWithHelp>}
          >
            <InputNumber min={1} max={15} precision={0} />
          </Form.Item>
          <Form.Item
            name="staleAfterDays"
            label={<LabelWithHelp {...help.staleAfterDays}>更新期限（日）</LabelWithHelp>}
          >
            <InputNumber min={1} max={3650} precision={0} />
          </Form.Item>
        </Space>
        <Form.Item name="intro" label="栏目说明">
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        <Form.Item name="open" label="启用" valuePropName="checked">
          <Switch />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          保存
        </Button>
      </Form>
    </Dialog>
  )
}
