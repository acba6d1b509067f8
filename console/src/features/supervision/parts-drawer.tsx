import { useQuery } from '@tanstack/react-query'
import type { MergedView, PartRow } from '@yangguang/server/contract/oversight/supervision'
import { Drawer } from 'antd'
import { api } from '../../lib/api.ts'
import { Loaded, Nothing } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { cellLabels } from '../annual-report/labels.ts'
import { ScreenLink } from '../annual-report/screen-link.tsx'
import type { LevelYear } from './supervision-page.tsx'

interface Props {
  at: LevelYear
  cell: string | undefined
  format: MergedView['format']
  onClose: () => void
}

/** What each body put into one merged figure. */
export function PartsDrawer({ at, cell, format, onClose }: Props) {
  const parts = useQuery({
    queryKey: ['supervision-merged', at.body, at.year, 'parts', cell],
    queryFn: () =>
      api.get<PartRow[]>(
        `/supervision/merged/parts?body=${at.body}&year=${at.year}&cell=${encodeURIComponent(cell ?? '')}`,
      ),
    enabled: cell !== undefined,
  })
  return (
    <Drawer
      title={cellLabels(format).get(cell ?? '') ?? ''}
      open={cell !== undefined}
      onClose={onClose}
      size="large"
    >
      <Loaded query={parts}>
        {(rows) => (
          <Table<PartRow>
            rowKey="bodyName"
            size="small"
            dataSource={rows}
            pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
            locale={{ emptyText: <Nothing>各单位都是0。</Nothing> }}
            columns={[
              {
                title: '单位',
                dataIndex: 'bodyName',
                render: (name: string, row) =>
                  row.reportId ? <ScreenLink to={`/reports/${row.reportId}`}>{name}</ScreenLink> : name,
              },
              { title: '计入', dataIndex: 'value', align: 'right', width: 140 },
            ]}
          />
        )}
      </Loaded>
    </Drawer>
  )
}
