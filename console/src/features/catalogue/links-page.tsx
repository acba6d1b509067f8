import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { BrokenLink, BrokenLinks } from '@yangguang/server/contract/publication/catalogue/links'
import { api } from '../../lib/api.ts'
import { moment } from '../../lib/time.ts'
import { Loaded, Nothing } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

/** Links in published texts that lead nowhere any more. */
export function LinksPage() {
  const links = useQuery({
    queryKey: ['broken-links'],
    queryFn: () => api.get<BrokenLinks>('/catalogue/links'),
  })
  return (
    <Loaded query={links}>
      {({ links: rows, watched, checked }) => (
        <>
          <p className="quiet">
            已发布信息中共有 {watched} 个链接，已检查 {checked}{' '}
            个。每晚自动检查，连续两次打不开的列在这里；更正链接须开启新版本。
          </p>
          <Table<BrokenLink>
            rowKey={(row) => `${row.documentId} ${row.url}`}
            size="middle"
            dataSource={rows}
            least="max-content"
            locale={{ emptyText: <Nothing>没有失效的链接。</Nothing> }}
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            columns={[
              {
                title: '信息',
                dataIndex: 'title',
                render: (title: string, row) => (
                  <Link to="/documents/$id" params={{ id: row.documentId }}>
                    {title}
                  </Link>
                ),
              },
              { title: '机关', dataIndex: 'bodyName' },
              {
                title: '链接地址',
                dataIndex: 'url',
                render: (url: string) => <span style={{ wordBreak: 'break-all' }}>{url}</span>,
              },
              { title: '问题', dataIndex: 'problem' },
              { title: '连续次数', dataIndex: 'failures', width: 90, align: 'right' },
              { title: '首次发现', dataIndex: 'failingSince', render: moment },
              { title: '最近检查', dataIndex: 'checkedAt', render: moment },
            ]}
          />
        </>
      )}
    </Loaded>
  )
}
