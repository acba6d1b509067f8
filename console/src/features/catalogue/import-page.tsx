import { UploadOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { DocumentContent } from '@yangguang/server/contract/publication/catalogue'
import type {
  ImportBatch,
  ImportReport,
  ImportRow,
} from '@yangguang/server/contract/publication/catalogue/import'
import {
  importFields,
  importStateLabels,
  outcomeLabels,
} from '@yangguang/server/contract/publication/catalogue/import'
import {
  Alert,
  App,
  Button,
  Card,
  Collapse,
  Drawer,
  Form,
  Input,
  Popconfirm,
  Progress,
  Select,
  Space,
  Tag,
  Upload,
} from 'antd'
import { useState } from 'react'
import { useMe } from '../../app/session.ts'
import { api, base64Of } from '../../lib/api.ts'
import { moment } from '../../lib/time.ts'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { Attachments } from '../documents/editor/attachments.tsx'
import { CrawlForm } from './crawl-form.tsx'
import { help } from './help.ts'

/** An old site's export: checked row by row first, then brought in, undone as a whole where it was wrong. */
export function ImportPage() {
  const [shown, setShown] = useState<string>()
  const batches = useQuery({
    queryKey: ['imports'],
    queryFn: () => api.get<ImportBatch[]>('/imports'),
    refetchInterval: (query) =>
      query.state.data?.some(({ state }) => state === 'running' || state === 'crawling') ? 2_000 : false,
  })
  return (
    <div className="stack">
      <Check onChecked={setShown} />
      <CrawlForm />
      <Loaded query={batches}>
        {(rows) => (
          <Table<ImportBatch>
            rowKey="id"
            size="small"
            pagination={false}
            dataSource={rows}
            locale={{ emptyText: '还没有导入过。' }}
            columns={[
              {
                title: '批次',
                dataIndex: 'name',
                render: (name: string, row) => (
                  <Button type="link" size="small" onClick={() => setShown(row.id)}>
                    {name}
                  </Button>
                ),
              },
              { title: '核对时间', dataIndex: 'createdAt', width: 150, render: moment },
              {
                title: '状态',
                dataIndex: 'state',
                width: 150,
                render: (state: ImportBatch['state']) => <Tag>{importStateLabels[state]}</Tag>,
              },
              {
                title: '进度',
                key: 'progress',
                width: 220,
                render: (_, row) => (
                  <Progress
                    aria-label={`${row.name}导入进度`}
                    size="small"
                    percent={Math.round((row.imported / Math.max(1, row.imported + row.ready)) * 100)}
                    format={() => `${row.imported}/${row.imported + row.ready}`}
                  />
                ),
              },
              { title: '不能导入', dataIndex: 'refused', align: 'right', width: 90 },
            ]}
          />
        )}
      </Loaded>
      <Drawer
        open={shown !== undefined}
        onClose={() => setShown(undefined)}
        size={960}
        title="逐行核对结果"
        destroyOnHidden
      >
        {shown ? <Report id={shown} /> : null}
      </Drawer>
    </div>
  )
}

interface CheckFields {
  name: string
  columnId: string
  mapping?: Record<string, string>
}

function Check({ onChecked }: { onChecked: (id: string) => void }) {
  const me = useMe()
  const queries = useQueryClient()
  const [file, setFile] = useState<File>()
  const [files, setFiles] = useState<DocumentContent['attachments']>([])
  const columns = useQuery({
    queryKey: ['classification'],
    queryFn: () => api.get<{ columns: { id: string; title: string }[] }>('/classification'),
  })
  const check = useMutation({
    async mutationFn(fields: CheckFields) {
      if (!file) throw new Error('请选择要导入的表格。')
      const mapping = Object.fromEntries(Object.entries(fields.mapping ?? {}).filter(([, text]) => text))
      return api.post<{ id: string }>('/imports', {
        ...fields,
        mapping,
        files,
        bodyId: me.bodyId,
        file: { name: file.name, base64: await base64Of(file) },
      })
    },
    async onSuccess({ id }) {
      await queries.invalidateQueries({ queryKey: ['imports'] })
      onChecked(id)
    },
  })
  return (
    <Card size="small" title="导入旧网站的信息">
      <Form layout="vertical" onFinish={check.mutate}>
        {check.isError ? (
          <Alert type="error" showIcon title={check.error.message} style={{ marginBottom: 12 }} />
        ) : null}
        <Space wrap align="end">
          <Form.Item label="表格（CSV 或者 XLSX，第一行是列名）">
            <Upload
              beforeUpload={(chosen) => {
                setFile(chosen)
                return false
              }}
              maxCount={1}
              accept=".csv,.xlsx"
              onRemove={() => setFile(undefined)}
            >
              <Button icon={<UploadOutlined />}>选择表格</Button>
            </Upload>
          </Form.Item>
          <Form.Item
            name="name"
            label={<LabelWithHelp {...help.importName}>批次名称</LabelWithHelp>}
            rules={[{ required: true, message: '请填写批次名称' }]}
          >
            <Input maxLength={100} placeholder="旧网站2016年文件" />
          </Form.Item>
          <Form.Item
            name="columnId"
            label={<LabelWithHelp {...help.importColumn}>没有写栏目的放到</LabelWithHelp>}
            rules={[{ required: true, message: '请选择栏目' }]}
          >
            <Select
              style={{ width: 200 }}
              options={(columns.data?.columns ?? []).map(({ id, title }) => ({ value: id, label: title }))}
            />
          </Form.Item>
          <Form.Item>
            <Button type="primary" htmlType="submit" loading={check.isPending}>
              核对（不发布）
            </Button>
          </Form.Item>
        </Space>
        <Collapse
          size="small"
          items={[
            {
              key: 'files',
              label: `表格“附件”列写到的文件（已上传 ${files.length} 个）`,
              children: <Attachments value={files} onChange={setFiles} />,
            },
            {
              key: 'mapping',
              label: '列名与本平台不同时，在此填写旧表格的列名',
              children: (
                <Space wrap>
                  {Object.entries(importFields).map(([field, label]) => (
                    <Form.Item key={field} name={['mapping', field]} label={label}>
                      <Input placeholder={label} style={{ width: 140 }} />
                    </Form.Item>
                  ))}
                </Space>
              ),
            },
          ]}
        />
      </Form>
    </Card>
  )
}

function Report({ id }: { id: string }) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const report = useQuery({
    queryKey: ['import', id],
    queryFn: () => api.get<ImportReport>(`/imports/${id}`),
    refetchInterval: (query) => (query.state.data?.state === 'running' ? 2_000 : false),
  })
  const act = useMutation({
    mutationFn: (name: 'run' | 'undo') => api.post(`/imports/${id}/${name}`),
    async onSuccess(_, name) {
      message.success(name === 'run' ? '已开始导入' : '已撤销整个批次')
      await queries.invalidateQueries({ queryKey: ['import', id] })
      await queries.invalidateQueries({ queryKey: ['imports'] })
    },
  })
  return (
    <Loaded query={report}>
      {(data) => (
        <div className="stack">
          <Space wrap>
            <Tag>{importStateLabels[data.state]}</Tag>
            可以导入 {data.ready} 行，不能导入 {data.refused} 行，已导入 {data.imported} 行
            {data.redirects > 0 ? `，${data.redirects} 个旧网址已转到新网址` : null}
            <Button href={`/api/imports/${id}/report`}>下载逐行报告</Button>
            {data.state === 'checked' && data.ready > 0 ? (
              <Button type="primary" loading={act.isPending} onClick={() => act.mutate('run')}>
                导入 {data.ready} 行
              </Button>
            ) : null}
            {data.state === 'done' ? (
              <Popconfirm
                title="撤销整个批次？"
                description="本批次的文件将全部从门户撤下，旧网址不再转到新网址。"
                okText="撤销"
                cancelText="不撤销"
                onConfirm={() => act.mutate('undo')}
              >
                <Button danger>撤销整个批次</Button>
              </Popconfirm>
            ) : null}
          </Space>
          {act.isError ? <Alert type="error" showIcon title={act.error.message} /> : null}
          <Table<ImportRow>
            rowKey="no"
            size="small"
            dataSource={data.rows}
            pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
            columns={[
              { title: '行', dataIndex: 'no', width: 60 },
              {
                title: '标题',
                dataIndex: 'title',
                render: (title: string, row) =>
                  row.documentId ? (
                    <Link to="/documents/$id" params={{ id: row.documentId }}>
                      {title}
                    </Link>
                  ) : (
                    title || '（无标题）'
                  ),
              },
              {
                title: '结果',
                dataIndex: 'outcome',
                width: 110,
                render: (outcome: ImportRow['outcome']) => outcomeLabels[outcome],
              },
              { title: '原因', dataIndex: 'problem' },
            ]}
          />
        </div>
      )}
    </Loaded>
  )
}
