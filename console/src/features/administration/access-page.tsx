import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { AccessRow } from '@yangguang/server/contract/foundation/identity'
import { Input, Select, Tag } from 'antd'
import type { ListSearch } from '../../app/root.ts'
import { Loaded, PageHead } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { AccessReviewCard } from './access-review.tsx'
import { boundLabels, methodLabels } from './access-words.ts'
import { accessQuestion } from './questions.ts'
import { roleOptions } from './rights.tsx'

/** Who may call what, generated from the running program: what is not listed does not exist. */
export function AccessPage() {
  const search: ListSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const rows = useQuery(accessQuestion)
  const go = (change: ListSearch) => navigate({ to: '/security/routes', search: { ...search, ...change } })
  const q = search.q ?? ''
  return (
    <>
      <PageHead title="权限总表">
        <p className="quiet">由正在运行的程序生成，列出全部接口和页面、可以使用的岗位以及数据范围。</p>
      </PageHead>
      <AccessReviewCard />
      <div className="page-head">
        <Select
          aria-label="岗位"
          style={{ width: 190 }}
          value={search.kind ?? ''}
          onChange={(kind) => go({ kind: kind || undefined })}
          options={[
            { value: '', label: '全部' },
            { value: 'anyone', label: '公众' },
            { value: 'signed-in', label: '登录人员' },
            ...roleOptions,
          ]}
        />
        <Input.Search
          aria-label="按地址或者说明查找"
          placeholder="按地址或者说明查找"
          allowClear
          defaultValue={q}
          onSearch={(text) => go({ q: text || undefined })}
          style={{ width: 280 }}
        />
      </div>
      <Loaded query={rows}>
        {(all) => (
          <Table<AccessRow>
            rowKey={(row) => `${row.method} ${row.url}`}
            size="small"
            dataSource={all.filter(
              (row) =>
                (!search.kind || row.roles.includes(search.kind)) &&
                (q === '' || row.url.includes(q) || row.summary.includes(q)),
            )}
            pagination={{ pageSize: 20, showSizeChanger: false, hideOnSinglePage: true }}
            columns={[
              {
                title: '动作',
                dataIndex: 'method',
                width: 120,
                render: (method: string) => (
                  <>
                    {methodLabels[method] ?? method} <span className="quiet">{method}</span>
                  </>
                ),
              },
              {
                title: '地址',
                dataIndex: 'url',
                width: '34%',
                render: (url: string) => <code style={{ overflowWrap: 'anywhere' }}>{url}</code>,
              },
              { title: '说明', dataIndex: 'summary' },
              {
                title: '可以使用',
                dataIndex: 'labels',
                render: (labels: string[]) => labels.map((label) => <Tag key={label}>{label}</Tag>),
              },
              {
                title: '数据范围',
                dataIndex: 'bound',
                width: 130,
                render: (bound: AccessRow['bound']) => boundLabels[bound],
              },
            ]}
          />
        )}
      </Loaded>
    </>
  )
}
