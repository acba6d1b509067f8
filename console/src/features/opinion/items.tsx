import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ItemView } from '@yangguang/server/contract/engagement/opinion'
import { itemStateLabels, severityLabels } from '@yangguang/server/contract/engagement/opinion'
import { Alert, App, Button, Form, Input, Modal, Select, Space, Tag, Upload } from 'antd'
import { useState } from 'react'
import type { ListSearch } from '../../app/root.ts'
import { useMe } from '../../app/session.ts'
import { api, base64Of } from '../../lib/api.ts'
import { moment } from '../../lib/time.ts'
import { DayField } from '../../ui/day-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Light, Loaded, Nothing } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { caseBodiesQuestion } from '../cases/questions.ts'
import { help } from './help.ts'
import { opinionQuestion } from './questions.ts'

const dialogs = {
  assign: '研判和交办',
  dismiss: '不需处置',
  respond: '登记回应',
  press: '登记新闻发布会',
  'hand-over': '移交督查',
  close: '办结',
} as const
type DialogName = keyof typeof dialogs

function actsOf({ state, may, pressDue, pressAt, handedOver }: ItemView): DialogName[] {
  return [
    ...(may.watch && state === 'new' ? (['assign', 'dismiss'] as const) : []),
    ...(may.respond && (state === 'assigned' || state === 'responded') ? (['respond'] as const) : []),
    ...(may.respond && pressDue && !pressAt && (state === 'assigned' || state === 'responded')
      ? (['press'] as const)
      : []),
    ...(may.watch && state === 'assigned' ? (['assign'] as const) : []),
    ...(may.watch && !handedOver && (state === 'assigned' || state === 'responded')
      ? (['hand-over'] as const)
      : []),
    ...(may.watch && state === 'responded' ? (['close'] as const) : []),
  ]
}

export function Items({ watches }: { watches: boolean }) {
  const me = useMe()
  const { message } = App.useApp()
  const search: ListSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [acting, setActing] = useState<{ item: ItemView; dialog: DialogName }>()
  const [adding, setAdding] = useState(false)
  const list = useQuery(opinionQuestion(search))
  const go = (change: ListSearch) =>
    navigate({ to: '/opinion', search: { ...search, page: undefined, ...change } })
  const take = useMutation({
    mutationFn: async (file: File) =>
      api.post<{ taken: number; known: number; broken: { line: number; reason: string }[] }>(
        '/opinion/import',
        {
          bodyId: me.bodyId,
          base64: await base64Of(file),
        },
      ),
    async onSuccess({ taken, known, broken }) {
      message.success(`导入${taken}条，已有${known}条，有误${broken.length}条`)
      await queries.invalidateQueries({ queryKey: ['opinion'] })
    },
  })
  return (
    <>
      <Space wrap style={{ marginBottom: 12 }}>
        <Select
          aria-label="状态"
          style={{ width: 130 }}
          value={search.state ?? ''}
          onChange={(state) => go({ state: state || undefined })}
          options={[
            { value: '', label: '全部状态' },
            ...Object.entries(itemStateLabels).map(([value, label]) => ({ value, label })),
          ]}
        />
        <Select
          aria-label="级别"
          style={{ width: 130 }}
          value={search.kind ?? ''}
          onChange={(kind) => go({ kind: kind || undefined })}
          options={[
            { value: '', label: '全部级别' },
            ...Object.entries(severityLabels).map(([value, label]) => ({ value, label })),
          ]}
        />
        <Input.Search
          aria-label="按标题查找"
          placeholder="按标题查找"
          allowClear
          defaultValue={search.q ?? ''}
          onSearch={(q) => go({ q: q || undefined })}
          style={{ width: 220 }}
        />
        {watches ? (
          <>
            <Button type="primary" onClick={() => setAdding(true)}>
              登记舆情
            </Button>
            <Upload
              accept=".xlsx"
              showUploadList={false}
              beforeUpload={(file) => {
                take.mutate(file)
                return false
              }}
            >
              <Button loading={take.isPending}>从工作簿导入</Button>
            </Upload>
          </>
        ) : null}
      </Space>
      {take.isError ? (
        <Alert type="error" showIcon title={take.error.message} style={{ marginBottom: 12 }} />
      ) : null}
      {take.data && take.data.broken.length > 0 ? (
        <Alert
          type="warning"
          style={{ marginBottom: 12 }}
          title={take.data.broken.map(({ line, reason }) => `第${line}行：${reason}`).join('；')}
        />
      ) : null}
      <Loaded query={list}>
        {({ rows, total }) => (
          <Table<ItemView>
            rowKey="id"
            size="middle"
            dataSource={rows}
            least={740}
            locale={{ emptyText: <Nothing>没有符合条件的舆情。</Nothing> }}
            pagination={{
              current: search.page ?? 1,
              pageSize: 20,
              total,
              hideOnSinglePage: true,
              showSizeChanger: false,
              onChange: (page) => go({ page }),
            }}
            expandable={{ expandedRowRender: (item) => <Whole item={item} /> }}
            columns={[
              { title: '编号', dataIndex: 'number', width: 130 },
              {
                title: '标题',
                dataIndex: 'title',
                render: (title: string, item) => (
                  <>
                    {item.severity === 'general' ? null : (
                      <Tag color={item.severity === 'major' ? '#b3141a' : '#8a5300'}>
                        {severityLabels[item.severity]}
                      </Tag>
                    )}
                    {title}
                  </>
                ),
              },
              { title: '来源', responsive: ['xl'], dataIndex: 'source', width: 120 },
              { title: '发现时间', responsive: ['xl'], dataIndex: 'foundAt', width: 140, render: moment },
              {
                title: '回应单位',
                responsive: ['xl'],
                dataIndex: 'assignedName',
                width: 150,
                render: (name: string) => name || '—',
              },
              {
                title: '回应时限',
                key: 'due',
                width: 140,
                render: (_, item) => (
                  <>
                    {moment(item.respondDue)} {item.light === 'none' ? null : <Light light={item.light} />}
                  </>
                ),
              },
              {
                title: '状态',
                dataIndex: 'state',
                width: 110,
                render: (state: ItemView['state'], { handedOver }) => (
                  <>
                    {itemStateLabels[state]}
                    {handedOver ? <Tag color="#8a5300">已移交督查</Tag> : null}
                  </>
                ),
              },
              {
                title: '办理',
                key: 'act',
                width: 170,
                render: (_, item) => (
                  <Space wrap size="small">
                    {actsOf(item).map((dialog) => (
                      <Button key={dialog} size="small" onClick={() => setActing({ item, dialog })}>
                        {dialogs[dialog]}
                      </Button>
                    ))}
                  </Space>
                ),
              },
            ]}
          />
        )}
      </Loaded>
      <Act acting={acting} onClose={() => setActing(undefined)} />
      <AddItem open={adding} onClose={() => setAdding(false)} />
    </>
  )
}

function Whole({ item }: { item: ItemView }) {
  return (
    <div className="stack">
      {item.text ? <p style={{ whiteSpace: 'pre-wrap', margin: 0 }}>{item.text}</p> : null}
      {item.url ? (
        <a href={item.url} rel="noreferrer noopener" target="_blank">
          {item.url}
        </a>
      ) : null}
      {item.words.length > 0 ? <span>关键词：{item.words.join('、')}</span> : null}
      {item.pressDue ? (
        <span>
          新闻发布会时限：{moment(item.pressDue)}
          {item.pressAt ? `，已于${moment(item.pressAt)}举行，发布人${item.spokesperson}` : '，尚未举行'}
        </span>
      ) : null}
      {item.response ? (
        <span>
          回应（{moment(item.respondedAt)}）：{item.response}
        </span>
      ) : null}
      {item.responseUrls.map((url) => (
        <a key={url} href={url}>
          {url}
        </a>
      ))}
      {item.handedOver ? (
        <span>
          已于{moment(item.handedOver.at)}移交{item.handedOver.to}督办，期限{item.handedOver.due}：
          {item.handedOver.note}
        </span>
      ) : null}
      {item.note ? <span className="quiet">{item.note}</span> : null}
    </div>
  )
}

const needed = (message: string) => [{ required: true, message }]

function Act({
  acting,
  onClose,
}: {
  acting: { item: ItemView; dialog: DialogName } | undefined
  onClose: () => void
}) {
  const queries = useQueryClient()
  const bodies = useQuery(caseBodiesQuestion)
  const act = useMutation({
    mutationFn: (values: { urls?: string } & object) =>
      api.post(`/opinion/${acting?.item.id}/${acting?.dialog}`, {
        version: acting?.item.version,
        ...values,
        ...(values.urls === undefined
          ? {}
          : { urls: values.urls.split('\n').filter((url) => url.trim() !== '') }),
      }),
    async onSuccess() {
      onClose()
      await queries.invalidateQueries()
    },
  })
  if (!acting) return null
  const { dialog, item } = acting
  return (
    <Dialog title={dialogs[dialog]} footer={null} onCancel={onClose} destroyOnHidden>
      {act.isError ? (
        <Alert type="error" showIcon title={act.error.message} style={{ marginBottom: 12 }} />
      ) : null}
      <Form
        layout="vertical"
        initialValues={{ severity: item.severity, note: '' }}
        onFinish={(values) => act.mutate(values)}
      >
        {dialog === 'assign' ? (
          <>
            <Form.Item
              name="severity"
              label={<LabelWithHelp {...help.severity}>级别（决定回应时限）</LabelWithHelp>}
            >
              <Select options={Object.entries(severityLabels).map(([value, label]) => ({ value, label }))} />
            </Form.Item>
            <Form.Item
              name="to"
              label={<LabelWithHelp {...help.to}>回应单位</LabelWithHelp>}
              rules={needed('请选择回应单位')}
            >
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                options={(bodies.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              />
            </Form.Item>
          </>
        ) : null}
        {dialog === 'assign' || dialog === 'dismiss' ? (
          <Form.Item name="note" label={dialog === 'assign' ? '研判意见' : '理由'}>
            <Input.TextArea rows={3} maxLength={1_000} />
          </Form.Item>
        ) : null}
        {dialog === 'respond' ? (
          <>
            <Form.Item
              name="response"
              label={<LabelWithHelp {...help.response}>回应的内容和方式</LabelWithHelp>}
              rules={needed('请写明回应内容')}
            >
              <Input.TextArea rows={5} maxLength={5_000} />
            </Form.Item>
            <Form.Item name="urls" label="发布回应的网址（每行一个）" initialValue="">
              <Input.TextArea rows={2} placeholder="/documents/…" />
            </Form.Item>
          </>
        ) : null}
        {dialog === 'press' ? (
          <Form.Item
            name="spokesperson"
            label={<LabelWithHelp {...help.spokesperson}>发布人</LabelWithHelp>}
            rules={needed('请填写发布人')}
          >
            <Input maxLength={60} />
          </Form.Item>
        ) : null}
        {dialog === 'hand-over' ? (
          <>
            <Form.Item name="to" label="督查机构" rules={needed('请填写督查机构')} initialValue="政府督查室">
              <Input maxLength={60} />
            </Form.Item>
            <Form.Item name="note" label="移交事项和要求" rules={needed('请写明移交事项')}>
              <Input.TextArea rows={3} maxLength={1_000} />
            </Form.Item>
            <Form.Item name="due" label="督办期限" rules={needed('请填写期限')}>
              <DayField />
            </Form.Item>
          </>
        ) : null}
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          {dialogs[dialog]}
        </Button>
      </Form>
    </Dialog>
  )
}

function AddItem({ open, onClose }: { open: boolean; onClose: () => void }) {
  const me = useMe()
  const queries = useQueryClient()
  const add = useMutation({
    mutationFn: (values: object) => api.post('/opinion', { ...values, bodyId: me.bodyId }),
    async onSuccess() {
      onClose()
      await queries.invalidateQueries({ queryKey: ['opinion'] })
    },
  })
  return (
    <Modal title="登记舆情" open={open} footer={null} onCancel={onClose} destroyOnHidden>
      {add.isError ? (
        <Alert type="error" showIcon title={add.error.message} style={{ marginBottom: 12 }} />
      ) : null}
      <Form
        layout="vertical"
        initialValues={{ severity: 'general', text: '', url: '' }}
        onFinish={(values: object) => add.mutate(values)}
      >
        <Form.Item name="title" label="标题" rules={needed('请填写标题')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="source" label="来源" rules={needed('请填写来源')}>
          <Input maxLength={60} placeholder="报纸、网站、论坛的名称" />
        </Form.Item>
        <Form.Item name="url" label="网址">
          <Input maxLength={500} />
        </Form.Item>
        <Form.Item name="text" label="内容摘要">
          <Input.TextArea rows={4} maxLength={20_000} />
        </Form.Item>
        <Form.Item name="severity" label="级别（关键词规则可能调高）">
          <Select options={Object.entries(severityLabels).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          登记
        </Button>
      </Form>
    </Modal>
  )
}
