import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { AuditRow } from '@yangguang/server/contract/foundation/audit'
import { Button, Input, Select, Space } from 'antd'
import type { ListSearch } from '../../app/root.ts'
import { api } from '../../lib/api.ts'
import { moment } from '../../lib/time.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { HelpButton } from '../../ui/help.tsx'
import { Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { BodySelect } from '../administration/body-select.tsx'
import { auditFilter, auditQuestion } from './questions.ts'

/** Every entry of the ledger, by time, kind and body, and what it holds. */
export function EntriesPage() {
  const search: ListSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const go = (change: ListSearch) =>
    navigate({ to: '/audit', search: { ...search, page: undefined, ...change } })
  const filter = auditFilter(search)
  const entries = useQuery({ ...auditQuestion(search), placeholderData: (before) => before })
  const take = useAct(() => api.file('/audit/export', filter), {
    done: '已导出，导出已记入账本',
    touches: [['audit']],
  })
  return (
    <>
      <PageHead
        title="账本记录"
        extra={
          <Space>
            <HelpButton topic="audit" />
            <Button icon={<DownloadOutlined />} loading={take.isPending} onClick={() => take.mutate()}>
              导出
            </Button>
          </Space>
        }
      />
      <Refused error={take.error} />
      <div className="page-head">
        <Space wrap>
          <Select
            aria-label="事件"
            style={{ width: 140 }}
            value={search.kind ?? ''}
            onChange={(kind) => go({ kind: kind || undefined })}
            options={[{ value: '', label: '全部事件' }, ...(entries.data?.groups ?? [])]}
          />
          <BodySelect
            aria-label="机关"
            allowClear
            placeholder="全部机关"
            style={{ width: 200 }}
            value={search.body}
            onChange={(body: string | undefined) => go({ body })}
          />
          <DayField
            aria-label="开始日期"
            prefix="自"
            width={190}
            value={search.from}
            onChange={(day) => go({ from: day || undefined })}
          />
          <DayField
            aria-label="结束日期"
            prefix="至"
            width={190}
            value={search.to}
            onChange={(day) => go({ to: day || undefined })}
          />
          {search.by ? (
            <Button onClick={() => go({ by: undefined })}>
              只看{entries.data?.rows[0]?.actorName ?? '一人'}的，显示所有人员
            </Button>
          ) : null}
        </Space>
        <Input.Search
          aria-label="按对象编号查找"
          placeholder="对象编号"
          allowClear
          key={search.q}
          defaultValue={search.q ?? ''}
          onSearch={(q) => go({ q: q || undefined })}
          style={{ width: 200 }}
        />
      </div>
      <Loaded query={entries}>
        {({ rows, total, more }) => (
          <Table<AuditRow>
            rowKey="id"
            size="small"
            dataSource={rows}
            tableLayout="fixed"
            locale={{ emptyText: <Nothing>没有符合条件的记录。</Nothing> }}
            footer={() => `共 ${more ? `${total} 条以上` : `${total} 条`}`}
            pagination={{
              current: search.page ?? 1,
              pageSize: 50,
              total,
              showSizeChanger: false,
              hideOnSinglePage: true,
              onChange: (page) => go({ page }),
            }}
            expandable={{
              rowExpandable: (row) => row.detail === null || row.detail.length > 0,
              expandedRowRender: (row) =>
                row.detail === null ? (
                  '内容已依法删除，哈希仍在账本中。'
                ) : (
                  <ul className="plain-list">
                    {row.detail.map((line) => (
                      <li key={line}>
                        <code>{line}</code>
                      </li>
                    ))}
                  </ul>
                ),
            }}
            columns={[
              { title: '序号', dataIndex: 'position', width: 76 },
              { title: '时间', dataIndex: 'at', width: 144, className: 'unbroken', render: moment },
              { title: '事件', dataIndex: 'kindLabel', width: 150 },
              {
                title: '人员',
                dataIndex: 'actorName',
                width: 110,
                render: (name: string, row) => (
                  <>
                    {row.actorId ? (
                      <button
                        type="button"
                        className="figure-button"
                        aria-label={`只看${name}`}
                        onClick={() => go({ by: row.actorId ?? undefined })}
                      >
                        {name}
                      </button>
                    ) : (
                      name
                    )}
                    {row.actorLogin ? <span className="quiet"> {row.actorLogin}</span> : null}
                  </>
                ),
              },
              { title: '机关', dataIndex: 'bodyName' },
              {
                title: '对象',
                dataIndex: 'subjectId',
                width: 134,
                className: 'unbroken',
                render: (id: string) => (
                  <button type="button" className="figure-button" onClick={() => go({ q: id })}>
                    {id.slice(0, 13)}
                  </button>
                ),
              },
            ]}
          />
        )}
      </Loaded>
    </>
  )
}
