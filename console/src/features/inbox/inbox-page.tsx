import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { InboxRow } from '@yangguang/server/contract/foundation/worklist'
import { Table } from 'antd'
import { api } from '../../lib/api.ts'
import { Light, Loaded, Nothing, PageHead } from '../../ui/states.tsx'

/** What waits for the person over all wings, the most urgent first. */
export function InboxPage() {
  const navigate = useNavigate()
  const inbox = useQuery({ queryKey: ['inbox'], queryFn: () => api.get<InboxRow[]>('/inbox') })
  return (
    <>
      <PageHead title="待办事项" />
      <Loaded query={inbox}>
        {(rows) => (
          <Table<InboxRow>
            rowKey={(row) => `${row.kind}:${row.id}:${row.task}`}
            dataSource={rows}
            size="middle"
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            locale={{ emptyText: <Nothing>没有待办事项。</Nothing> }}
            scroll={{ x: 'max-content' }}
            columns={[
              { title: '期限', dataIndex: 'due', width: 120, render: (due: string | null) => due ?? '—' },
              {
                title: '状态',
                dataIndex: 'light',
                width: 80,
                render: (light: InboxRow['light']) => <Light light={light} />,
              },
              { title: '任务', dataIndex: 'task', width: 150 },
              {
                title: '事项',
                dataIndex: 'title',
                render: (title: string, row) => (
                  <a
                    href={`/console${row.href}`}
                    onClick={(event) => {
                      event.preventDefault()
                      void navigate({ href: `/console${row.href}` })
                    }}
                  >
                    {title}
                  </a>
                ),
              },
              { title: '机关', dataIndex: 'bodyName', width: 220 },
            ]}
          />
        )}
      </Loaded>
    </>
  )
}
