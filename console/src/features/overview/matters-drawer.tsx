import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { MatterList } from '@yangguang/server/contract/foundation/worklist'
import { Drawer, Tag } from 'antd'
import type { ListSearch } from '../../app/root.ts'
import { api } from '../../lib/api.ts'
import { Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

type Matter = MatterList['rows'][number]
const titles: Readonly<Record<string, string>> = {
  late: '超期的事项',
  week: '本周到期的事项',
  open: '在办的事项',
  came: '一周内新收的事项',
  done: '一周内办结的事项',
}

/** The records behind a figure. */
export function MattersDrawer({ asked, onClose }: { asked: ListSearch; onClose: () => void }) {
  const query = new URLSearchParams()
  if (asked.kind) query.set('kind', asked.kind)
  if (asked.body) query.set('body', asked.body)
  const moved = asked.from && (asked.state === 'came' || asked.state === 'done')
  if (moved) {
    query.set('way', asked.state ?? '')
    query.set('from', asked.from ?? '')
  } else if (asked.state && asked.state !== 'open') query.set('standing', asked.state)
  const matters = useQuery({
    queryKey: ['overview', 'matters', query.toString()],
    queryFn: () => api.get<MatterList>(`/overview/matters?${query}`),
    enabled: asked.state !== undefined,
  })
  return (
    <Drawer
      title={titles[asked.state ?? 'open']}
      open={asked.state !== undefined}
      onClose={onClose}
      size={760}
    >
      <Loaded query={matters}>
        {({ rows, total }) => (
          <>
            <p className="quiet">共 {total} 件。</p>
            <Table<Matter>
              rowKey={(row) => `${row.kind}${row.id}`}
              size="small"
              dataSource={rows}
              pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
              columns={[
                { title: '类别', dataIndex: 'kindLabel', width: 110 },
                {
                  title: '事项',
                  dataIndex: 'label',
                  render: (label: string, row) => (row.href ? <Link to={row.href}>{label}</Link> : label),
                },
                { title: '机关', dataIndex: 'bodyName' },
                moved
                  ? { title: asked.state === 'came' ? '收到' : '办结', dataIndex: 'on', width: 130 }
                  : {
                      title: '期限',
                      dataIndex: 'due',
                      width: 130,
                      render: (due: string | null, row) =>
                        row.late ? <Tag color="#b3141a">{due} 超期</Tag> : (due ?? '—'),
                    },
              ]}
            />
          </>
        )}
      </Loaded>
    </Drawer>
  )
}
