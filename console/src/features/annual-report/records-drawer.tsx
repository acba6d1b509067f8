import { useQuery } from '@tanstack/react-query'
import type { RecordRow } from '@yangguang/server/contract/oversight/annual-report'
import { Drawer, Tag } from 'antd'
import { api } from '../../lib/api.ts'
import { Loaded, Nothing } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { ScreenLink } from './screen-link.tsx'

interface Props {
  reportId: string
  cell: string | undefined
  live: boolean
  onClose: () => void
}

/** The records behind one figure, each a link to its own screen. */
export function RecordsDrawer({ reportId, cell, live, onClose }: Props) {
  const records = useQuery({
    queryKey: ['report', reportId, 'records', cell],
    queryFn: () =>
      api.get<RecordRow[]>(`/reports/${reportId}/cells/${encodeURIComponent(cell ?? '')}/records`),
    enabled: cell !== undefined,
  })
  return (
    <Drawer
      title={live ? '数字背后的记录（现在）' : '数字背后的记录（冻结时）'}
      open={cell !== undefined}
      onClose={onClose}
      size="large"
    >
      <Loaded query={records}>
        {(rows) => (
          <Table<RecordRow>
            rowKey={(row) => `${row.kind}:${row.id}:${row.label}`}
            dataSource={rows}
            size="small"
            pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
            locale={{ emptyText: <Nothing>没有记录。</Nothing> }}
            columns={[
              { title: '编号或者名称', dataIndex: 'label', render: (_, row) => <Opened row={row} /> },
              { title: '计入日期', dataIndex: 'day', width: 120 },
            ]}
          />
        )}
      </Loaded>
    </Drawer>
  )
}

const screens: Readonly<Record<string, string>> = {
  request: '/requests',
  document: '/documents',
  report: '/reports',
}
const filed: Readonly<Record<string, string>> = { filing: '备案', filing_return: '备案月报', report: '报送' }

function Opened({ row }: { row: RecordRow }) {
  const screen = screens[row.kind]
  const mark = filed[row.kind]
  return (
    <>
      {mark ? <Tag>{mark}</Tag> : null}
      {screen ? <ScreenLink to={`${screen}/${row.id}`}>{row.label}</ScreenLink> : row.label}
    </>
  )
}
