import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type {
  CleanupDetail,
  CleanupItem,
  CleanupRow,
} from '@yangguang/server/contract/publication/catalogue/validity'
import { decisionLabels } from '@yangguang/server/contract/publication/catalogue/validity'
import { Alert, App, Button, Card, Drawer, Form, Input, Modal, Progress, Select, Space, Tag } from 'antd'
import { useState } from 'react'
import { useMe } from '../../app/session.ts'
import { api } from '../../lib/api.ts'
import { moment, today } from '../../lib/time.ts'
import { DayField } from '../../ui/day-field.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Loaded, Nothing } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { help } from './help.ts'

/** 文件清理: lists what is in force, decides on each, publishes the result. */
export function CleanupPage() {
  const me = useMe()
  const queries = useQueryClient()
  const [opening, setOpening] = useState(false)
  const [shown, setShown] = useState<string>()
  const [formKey] = useState(() => crypto.randomUUID())
  const cleanups = useQuery({ queryKey: ['cleanups'], queryFn: () => api.get<CleanupRow[]>('/cleanups') })
  const open = useMutation({
    mutationFn: (fields: object) =>
      api.post<{ id: string }>('/cleanups', { ...fields, bodyId: me.bodyId }, { once: formKey }),
    async onSuccess({ id }) {
      setOpening(false)
      await queries.invalidateQueries({ queryKey: ['cleanups'] })
      setShown(id)
    },
  })
  const may = me.roles.some(({ role }) => role === 'disclosure_office')
  return (
    <div className="stack">
      {may ? (
        <div>
          <Button type="primary" onClick={() => setOpening(true)}>
            开展文件清理
          </Button>
        </div>
      ) : null}
      <Loaded query={cleanups}>
        {(rows) =>
          rows.length === 0 ? (
            <Card>
              <Nothing>
                还没有开展过文件清理。清理会列出所辖单位现行有效的规章和行政规范性文件，逐件决定后公布结果。
              </Nothing>
            </Card>
          ) : (
            <Table<CleanupRow>
              rowKey="id"
              size="small"
              pagination={false}
              dataSource={rows}
              columns={[
                {
                  title: '清理',
                  dataIndex: 'title',
                  render: (title: string, row) => (
                    <Button type="link" size="small" onClick={() => setShown(row.id)}>
                      {title}
                    </Button>
                  ),
                },
                { title: '组织单位', dataIndex: 'bodyName', width: 190 },
                { title: '截至', dataIndex: 'asOf', width: 110 },
                {
                  title: '进度',
                  key: 'progress',
                  width: 180,
                  render: (_, row) => (
                    <Progress
                      aria-label={`${row.title}清理进度`}
                      percent={Math.round((row.decided / row.items) * 100)}
                      size="small"
                      format={() => `${row.decided}/${row.items}`}
                    />
                  ),
                },
                {
                  title: '状态',
                  key: 'state',
                  width: 160,
                  render: (_, row) =>
                    row.settledAt ? (
                      <Tag color="#1b6e3c">已生效 {moment(row.settledAt).slice(0, 10)}</Tag>
                    ) : row.announcement ? (
                      <Tag>结果公告办理中</Tag>
                    ) : (
                      <Tag>清理中</Tag>
                    ),
                },
              ]}
            />
          )
        }
      </Loaded>
      <Modal
        title="开展文件清理"
        open={opening}
        onCancel={() => setOpening(false)}
        footer={null}
        destroyOnHidden
      >
        <Form
          layout="vertical"
          initialValues={{ title: `${today().slice(0, 4)}年规章和行政规范性文件清理`, asOf: today() }}
          onFinish={open.mutate}
        >
          {open.isError ? <Alert type="error" showIcon title={open.error.message} /> : null}
          <Form.Item name="title" label="清理名称" rules={[{ required: true, message: '请填写清理名称' }]}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item
            name="asOf"
            label={<LabelWithHelp {...help.cleanedUpTo}>清理截至何日制定的文件</LabelWithHelp>}
            rules={[{ required: true, message: '请填写日期' }]}
          >
            <DayField />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={open.isPending}>
            列出文件
          </Button>
        </Form>
      </Modal>
      <Drawer
        open={shown !== undefined}
        onClose={() => setShown(undefined)}
        size={1080}
        title="文件清理"
        destroyOnHidden
      >
        {shown ? <Detail id={shown} /> : null}
      </Drawer>
    </div>
  )
}

function Detail({ id }: { id: string }) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<string[]>([])
  const [decision, setDecision] = useState<keyof typeof decisionLabels>('keep')
  const [reason, setReason] = useState('')
  const detail = useQuery({
    queryKey: ['cleanup', id],
    queryFn: () => api.get<CleanupDetail>(`/cleanups/${id}`),
  })
  const columns = useQuery({
    queryKey: ['classification'],
    queryFn: () => api.get<{ columns: { id: string; title: string }[] }>('/classification'),
  })
  const [column, setColumn] = useState<string>()
  const refresh = async () => {
    await queries.invalidateQueries({ queryKey: ['cleanup', id] })
    await queries.invalidateQueries({ queryKey: ['cleanups'] })
  }
  const decide = useMutation({
    mutationFn: () => api.post(`/cleanups/${id}/decisions`, { documents: chosen, decision, reason }),
    async onSuccess() {
      setChosen([])
      setReason('')
      await refresh()
    },
  })
  const announce = useMutation({
    mutationFn: () => api.post<{ id: string }>(`/cleanups/${id}/announcement`, { columnId: column }),
    async onSuccess() {
      message.success('结果公告已起草，审核发布后清理决定生效')
      await refresh()
    },
  })
  const problem = decide.error ?? announce.error
  return (
    <Loaded query={detail}>
      {(data) => {
        const open = data.mayEdit && !data.announcement
        return (
          <div className="stack">
            <p style={{ margin: 0 }}>
              <strong>{data.title}</strong>　截至 {data.asOf}，共 {data.items} 件，已决定 {data.decided} 件
            </p>
            {problem ? <Alert type="error" showIcon title={problem.message} /> : null}
            {data.announcement ? (
              <Alert
                type={data.settledAt ? 'success' : 'info'}
                showIcon
                title={data.settledAt ? '清理结果已经生效' : '结果公告审核发布后，清理决定自动生效'}
                action={
                  <Link to="/documents/$id" params={{ id: data.announcement }}>
                    查看结果公告
                  </Link>
                }
              />
            ) : null}
            {open ? (
              <Space wrap>
                <Select
                  aria-label="决定"
                  value={decision}
                  onChange={setDecision}
                  style={{ width: 130 }}
                  options={Object.entries(decisionLabels).map(([value, label]) => ({ value, label }))}
                />
                <Input
                  aria-label="理由"
                  placeholder={decision === 'keep' ? '说明（可不填）' : '理由（必填）'}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                  maxLength={300}
                  style={{ width: 320 }}
                />
                <Button
                  type="primary"
                  disabled={chosen.length === 0}
                  loading={decide.isPending}
                  onClick={() => decide.mutate()}
                >
                  对所选 {chosen.length} 件作出决定
                </Button>
              </Space>
            ) : null}
            <Table<CleanupItem>
              rowKey="documentId"
              size="small"
              dataSource={data.list}
              pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
              least={960}
              {...(open
                ? {
                    rowSelection: {
                      selectedRowKeys: chosen,
                      onChange: (keys: React.Key[]) => setChosen(keys.map(String)),
                      getCheckboxProps: (row: CleanupItem) => ({ 'aria-label': row.title }),
                    },
                  }
                : {})}
              columns={[
                {
                  title: '文件',
                  dataIndex: 'title',
                  render: (title: string, row) => (
                    <Link to="/documents/$id" params={{ id: row.documentId }}>
                      {title}
                    </Link>
                  ),
                },
                { title: '文号', dataIndex: 'documentNumber', width: 150 },
                { title: '制定机关', dataIndex: 'bodyName', width: 170 },
                { title: '成文日期', dataIndex: 'writtenOn', width: 110 },
                { title: '有效期至', dataIndex: 'validUntil', width: 110 },
                {
                  title: '决定',
                  dataIndex: 'decision',
                  width: 180,
                  render: (value: CleanupItem['decision'], row) =>
                    value ? (
                      <>
                        <Tag>{decisionLabels[value]}</Tag>
                        <span className="quiet">{row.reason}</span>
                      </>
                    ) : (
                      '未决定'
                    ),
                },
              ]}
            />
            {open ? (
              <Space wrap>
                <Select
                  aria-label="发布栏目"
                  placeholder="结果公告发布到哪个栏目"
                  style={{ width: 240 }}
                  value={column ?? null}
                  onChange={setColumn}
                  options={(columns.data?.columns ?? []).map(({ id: value, title }) => ({
                    value,
                    label: title,
                  }))}
                />
                <Button
                  disabled={!column || data.decided < data.items}
                  loading={announce.isPending}
                  onClick={() => announce.mutate()}
                >
                  起草结果公告
                </Button>
              </Space>
            ) : null}
          </div>
        )
      }}
    </Loaded>
  )
}
