import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { DocumentRow } from '@yangguang/server/contract/publication/catalogue'
import { stateLabels } from '@yangguang/server/contract/publication/catalogue'
import { Button, Input, Segmented, Tag } from 'antd'
import type { ListSearch } from '../../app/root.ts'
import { useMe } from '../../app/session.ts'
import { moment } from '../../lib/time.ts'
import { cardLead, named, phoneCards } from '../../ui/phone-cards.ts'
import { Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { documentsQuestion } from './questions.ts'

const colours: Partial<Record<DocumentRow['state'], string>> = {
  published: '#1b6e3c',
  returned: '#b3141a',
  in_review: '#1d4f91',
  approved: '#8a5300',
}

export function DocumentListPage() {
  const search: ListSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const me = useMe()
  const go = (change: ListSearch) =>
    navigate({ to: '/documents', search: { ...search, page: undefined, ...change } })
  const list = useQuery(documentsQuestion(search))
  const drafts = me.roles.some((role) => ['information_officer', 'disclosure_office'].includes(role.role))
  return (
    <>
      <PageHead
        title="信息发布"
        extra={
          drafts ? (
            <Link to="/documents/new">
              <Button type="primary">起草信息</Button>
            </Link>
          ) : null
        }
      />
      <div className="page-head">
        <Segmented
          value={search.state ?? ''}
          onChange={(state) => go({ state: state || undefined })}
          options={[
            { value: '', label: '全部' },
            ...Object.entries(stateLabels).map(([value, label]) => ({ value, label })),
          ]}
        />
        <Input.Search
          aria-label="按标题查找"
          placeholder="按标题查找"
          allowClear
          defaultValue={search.q ?? ''}
          onSearch={(q) => go({ q: q || undefined })}
          style={{ width: 260 }}
        />
      </div>
      <Loaded query={list}>
        {({ rows, total }) => (
          <Table<DocumentRow>
            rowKey="id"
            dataSource={rows}
            size="middle"
            className={phoneCards}
            locale={{ emptyText: <Nothing>没有符合条件的信息。</Nothing> }}
            pagination={{
              current: search.page ?? 1,
              pageSize: 20,
              total,
              showSizeChanger: false,
              hideOnSinglePage: true,
              onChange: (page) => go({ page }),
            }}
            columns={[
              {
                title: '标题',
                dataIndex: 'title',
                className: cardLead,
                render: (title: string, row) => (
                  <>
                    <Link to="/documents/$id" params={{ id: row.id }}>
                      {title}
                    </Link>
                    {row.documentNumber ? <div className="quiet">{row.documentNumber}</div> : null}
                  </>
                ),
              },
              {
                title: '状态',
                dataIndex: 'state',
                width: 90,
                render: (state: DocumentRow['state']) => (
                  <Tag color={colours[state] ?? 'default'}>{stateLabels[state]}</Tag>
                ),
              },
              { title: '栏目', dataIndex: 'columnTitle', width: '13%' },
              { title: '机关', dataIndex: 'bodyName', width: '19%' },
              {
                ...named('更新'),
                title: '更新时间',
                dataIndex: 'updatedAt',
                width: 140,
                className: 'unbroken',
                render: moment,
              },
            ]}
          />
        )}
      </Loaded>
    </>
  )
}
