import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ItemView } from '@yangguang/server/contract/publication/catalogue/classification'
import type { LinkedService } from '@yangguang/server/contract/publication/services'
import { Alert, App, Button, Form, Input, InputNumber, Select, Space, Tabs, Tag } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { today } from '../../lib/time.ts'
import { DayField } from '../../ui/day-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { help } from './help.ts'
import { catalogueQuery, sitesQuery } from './queries.ts'

const kinds = [
  ['government', '人民政府'],
  ['government_office', '政府办公室'],
  ['department', '政府工作部门'],
  ['town', '乡镇人民政府'],
  ['subdistrict', '街道办事处'],
  ['zone', '开发区管理委员会'],
  ['agency', '派出机构'],
  ['vertical', '垂直管理部门'],
  ['authorised', '法律法规授权组织'],
  ['utility', '公共企事业单位'],
] as const
const kindLabel = new Map<string, string>(kinds)
const limits = [
  { value: 'publish.licence_penalty', label: '行政许可、行政处罚公示的时限' },
  { value: 'publish.enforcement_other', label: '其他执法信息公示的时限' },
  { value: 'publish.budget', label: '预算、决算公开的时限' },
]

/** The axes and their items as dated rows: national ones come with the law, a site adds its own. */
export function ItemsPage() {
  const catalogue = useQuery(catalogueQuery)
  const sites = useQuery(sitesQuery)
  const [editing, setEditing] = useState<Partial<ItemView>>()
  const [addingAxis, setAddingAxis] = useState(false)
  const site = sites.data?.find((candidate) => candidate.mayEdit)
  return (
    <Loaded query={catalogue}>
      {({ axes, items }) => (
        <>
          {site ? (
            <Button style={{ marginBottom: 12 }} onClick={() => setAddingAxis(true)}>
              新增本地分类
            </Button>
          ) : null}
          <Tabs
            items={axes.map((axis) => ({
              key: axis.code,
              label: axis.title,
              children: (
                <>
                  {site ? (
                    <Button
                      type="primary"
                      style={{ marginBottom: 12 }}
                      onClick={() => setEditing({ axis: axis.code })}
                    >
                      新增事项
                    </Button>
                  ) : null}
                  <ItemTable
                    items={items.filter((item) => item.axis === axis.code)}
                    onEdit={site ? setEditing : undefined}
                  />
                </>
              ),
            }))}
          />
          {editing && site ? (
            <ItemForm
              site={site.id}
              item={editing}
              parents={items.filter((item) => item.axis === editing.axis && item.parent === null)}
              onDone={() => setEditing(undefined)}
            />
          ) : null}
          {addingAxis && site ? <AxisForm site={site.id} onDone={() => setAddingAxis(false)} /> : null}
        </>
      )}
    </Loaded>
  )
}

function ItemTable({
  items,
  onEdit,
}: {
  items: readonly ItemView[]
  onEdit: ((item: ItemView) => void) | undefined
}) {
  const services = useQuery({
    queryKey: ['services', 'coded'],
    queryFn: () => api.get<LinkedService[]>('/services/coded'),
  })
  const tree = items
    .filter((item) => item.parent === null)
    .map((item) => {
      const children = items.filter((candidate) => candidate.parent === item.code)
      return children.length > 0 ? { ...item, children } : item
    })
  return (
    <Table<ItemView>
      rowKey="id"
      size="small"
      pagination={false}
      dataSource={tree}
      least={740}
      columns={[
        { title: '代码', dataIndex: 'code', width: 185, className: 'unbroken' },
        {
          title: '事项',
          dataIndex: 'title',
          render: (title: string, item) => (
            <>
              {title} {item.siteId ? <Tag>本地</Tag> : null}
              {item.content ? <div className="quiet">{item.content}</div> : null}
            </>
          ),
        },
        { title: '依据', dataIndex: 'basis', width: 180 },
        {
          title: '应公开的单位',
          responsive: ['xl'],
          dataIndex: 'owedBy',
          width: 170,
          render: (owed: string[]) => owed.map((kind) => kindLabel.get(kind) ?? kind).join('、') || '—',
        },
        {
          title: '更新期限',
          dataIndex: 'staleMonths',
          width: 90,
          render: (months: number | null) => (months ? `${months}个月` : '—'),
        },
        {
          title: '权力事项编码',
          responsive: ['xl'],
          dataIndex: 'powerCode',
          width: 170,
          render: (code: string) => (
            <>
              {code || '—'}
              {(services.data ?? [])
                .filter((service) => code !== '' && service.code === code)
                .map((service) => (
                  <div key={service.id}>
                    <a href={`/services/${service.id}`} target="_blank" rel="noreferrer">
                      {service.name}
                    </a>
                  </div>
                ))}
            </>
          ),
        },
        { title: '自何日起', dataIndex: 'from', width: 105 },
        ...(onEdit
          ? [
              {
                title: '操作',
                key: 'edit',
                width: 70,
                render: (_: unknown, item: ItemView) => (
                  <Button type="link" size="small" onClick={() => onEdit(item)}>
                    修订
                  </Button>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

function ItemForm({
  site,
  item,
  parents,
  onDone,
}: {
  site: string
  item: Partial<ItemView>
  parents: readonly ItemView[]
  onDone: () => void
}) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const save = useMutation({
    mutationFn: (fields: object) =>
      api.post(`/sites/${site}/items`, {
        ...item,
        parent: null,
        ruleKey: null,
        staleMonths: null,
        ...fields,
      }),
    async onSuccess() {
      message.success('已录入；以前年度的统计仍按当时的目录计算')
      await queries.invalidateQueries({ queryKey: ['catalogue-items'] })
      onDone()
    },
  })
  return (
    <Dialog
      title={item.code ? `修订：${item.title}` : '新增事项'}
      onCancel={onDone}
      footer={null}
      width={640}
      destroyOnHidden
    >
      <Form layout="vertical" initialValues={{ ...item, from: today() }} onFinish={save.mutate}>
        {save.isError ? <Alert type="error" showIcon title={save.error.message} /> : null}
        <Space wrap align="start">
          <Form.Item name="code" label="代码" rules={[{ required: true, message: '请填写代码' }]}>
            <Input disabled={Boolean(item.code)} maxLength={31} />
          </Form.Item>
          <Form.Item name="parent" label="上级事项">
            <Select
              allowClear
              style={{ width: 220 }}
              options={parents
                .filter(({ code }) => code !== item.code)
                .map(({ code, title }) => ({ value: code, label: title }))}
            />
          </Form.Item>
          <Form.Item name="from" label="自何日起" rules={[{ required: true, message: '请填写日期' }]}>
            <DayField />
          </Form.Item>
        </Space>
        <Form.Item name="title" label="事项名称" rules={[{ required: true, message: '请填写事项名称' }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="content" label="公开内容">
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
        <Form.Item
          name="basis"
          label={<LabelWithHelp {...help.basis}>依据</LabelWithHelp>}
          rules={[{ required: true, message: '请填写依据' }]}
        >
          <Input maxLength={300} />
        </Form.Item>
        <Form.Item
          name="owedBy"
          label={<LabelWithHelp {...help.owedBy}>必须公开本事项的单位类别</LabelWithHelp>}
        >
          <Select mode="multiple" options={kinds.map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Space wrap align="start">
          <Form.Item
            name="staleMonths"
            label={<LabelWithHelp {...help.staleMonths}>更新期限（月）</LabelWithHelp>}
          >
            <InputNumber min={1} max={120} precision={0} />
          </Form.Item>
          <Form.Item name="ruleKey" label={<LabelWithHelp {...help.ruleKey}>公开时限</LabelWithHelp>}>
            <Select allowClear style={{ width: 240 }} options={limits} placeholder="形成之日起20个工作日" />
          </Form.Item>
          <Form.Item name="powerCode" label={<LabelWithHelp {...help.powerCode}>权力事项编码</LabelWithHelp>}>
            <Input maxLength={60} />
          </Form.Item>
        </Space>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          录入
        </Button>
      </Form>
    </Dialog>
  )
}

function AxisForm({ site, onDone }: { site: string; onDone: () => void }) {
  const queries = useQueryClient()
  const save = useMutation({
    mutationFn: (fields: object) => api.post(`/sites/${site}/axes`, fields),
    async onSuccess() {
      await queries.invalidateQueries({ queryKey: ['catalogue-items'] })
      onDone()
    },
  })
  return (
    <Dialog title="新增本地分类" onCancel={onDone} footer={null} destroyOnHidden>
      <Form layout="vertical" onFinish={save.mutate}>
        {save.isError ? <Alert type="error" showIcon title={save.error.message} /> : null}
        <Form.Item name="code" label="代码" rules={[{ required: true, message: '请填写代码' }]}>
          <Input maxLength={21} placeholder="service_object" />
        </Form.Item>
        <Form.Item name="title" label="名称" rules={[{ required: true, message: '请填写名称' }]}>
          <Input maxLength={30} placeholder="服务对象" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          新增
        </Button>
      </Form>
    </Dialog>
  )
}
