import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import {
  type ServiceRow,
  serviceKindLabels,
  serviceStateLabels,
} from '@yangguang/server/contract/publication/services'
import { Button, Drawer, Input, Segmented, Space, Tag, Tooltip } from 'antd'
import { useState } from 'react'
import { useMe } from '../../app/session.ts'
import { Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { ImportSheet } from '../administration/import-sheet.tsx'
import { SERVICES_SIZE, servicesQuestion } from './questions.ts'

const route = getRouteApi('/services')
const colours = { draft: 'default', published: '#1b6e3c', suspended: '#b3141a' } as const
const states = [
  { value: '', label: '全部' },
  ...(['draft', 'published', 'suspended'] as const).map((value) => ({
    value: value as string,
    label: serviceStateLabels[value] as string,
  })),
]

/** 办事服务: the guides of one's bodies, what each still lacks, and how often it is read. */
export function ServiceListPage() {
  const me = useMe()
  const { state, q, page = 1 } = route.useSearch()
  const navigate = route.useNavigate()
  const [importing, setImporting] = useState(false)
  const list = useQuery(servicesQuestion({ page, state, q }))
  const works = me.roles.some(({ role }) => ['information_officer', 'disclosure_office'].includes(role))
  return (
    <>
      <PageHead
        title="办事服务"
        extra={
          works ? (
            <Space>
              <Button onClick={() => setImporting(true)}>批量导入</Button>
              <Link to="/services/new">
                <Button type="primary">新增事项</Button>
              </Link>
            </Space>
          ) : null
        }
      />
      <Space wrap style={{ marginBottom: 16 }}>
        <Segmented
          aria-label="状态"
          value={state ?? ''}
          options={states}
          onChange={(value) => navigate({ search: { q, state: value || undefined } })}
        />
        <Input.Search
          aria-label="按名称或者编码查找"
          placeholder="事项名称、权力事项编码"
          allowClear
          defaultValue={q}
          onSearch={(value) => navigate({ search: { state, q: value.trim() || undefined } })}
          style={{ width: 280 }}
        />
      </Space>
      <Loaded query={list}>
        {({ rows, total }) => (
          <Table<ServiceRow>
            rowKey="id"
            size="middle"
            dataSource={rows}
            least="max-content"
            locale={{
              emptyText: (
                <Nothing>
                  {q || state
                    ? '没有符合条件的事项。'
                    : '还没有办事服务事项，可以新增，或者下载模板批量导入。'}
                </Nothing>
              ),
            }}
            pagination={{
              current: page,
              pageSize: SERVICES_SIZE,
              total,
              hideOnSinglePage: true,
              showSizeChanger: false,
              onChange: (next) => navigate({ search: { state, q, page: next } }),
            }}
            columns={[
              {
                title: '事项名称',
                dataIndex: 'name',
                width: 230,
                render: (name: string, row) => (
                  <Link to="/services/$id" params={{ id: row.id }}>
                    {name}
                  </Link>
                ),
              },
              { title: '实施机关', dataIndex: 'bodyName', width: 170 },
              {
                title: '类型',
                responsive: ['xl'],
                dataIndex: 'kind',
                width: 120,
                render: (kind: ServiceRow['kind']) => serviceKindLabels[kind],
              },
              {
                title: '权力事项编码',
                responsive: ['xl'],
                dataIndex: 'code',
                width: 150,
                render: (code: string) => code || '—',
              },
              {
                title: '状态',
                dataIndex: 'state',
                width: 150,
                render: (at: ServiceRow['state'], row) => (
                  <>
                    <Tag color={colours[at]}>{serviceStateLabels[at]}</Tag>
                    {row.changed ? <Tag color="#8a5300">有修改未发布</Tag> : null}
                  </>
                ),
              },
              {
                title: '要素',
                dataIndex: 'missing',
                width: 100,
                render: (missing: string[]) =>
                  missing.length === 0 ? (
                    '齐全'
                  ) : (
                    <Tooltip title={missing.join('、')}>
                      <span style={{ color: '#b3141a' }}>缺 {missing.length} 项</span>
                    </Tooltip>
                  ),
              },
              {
                title: '更新日期',
                dataIndex: 'changedOn',
                width: 110,
                render: (on: string | null) => on ?? '—',
              },
              { title: '今年查阅', responsive: ['xl'], dataIndex: 'views', width: 90, align: 'right' },
            ]}
          />
        )}
      </Loaded>
      <Drawer open={importing} onClose={() => setImporting(false)} title="批量导入办事服务事项" size={720}>
        <p className="quiet" style={{ marginTop: 0 }}>
          导入的事项是草稿，核对、补齐表格样表后再发布。依据、材料、流程有多项的，用分号隔开。
        </p>
        <ImportSheet what="services" onDone={() => setImporting(false)} />
      </Drawer>
    </>
  )
}
