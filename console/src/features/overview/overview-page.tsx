import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Overview } from '@yangguang/server/contract/foundation/worklist'
import { Card, Statistic } from 'antd'
import type { ListSearch } from '../../app/root.ts'
import { HelpButton } from '../../ui/help.tsx'
import { Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { MattersDrawer } from './matters-drawer.tsx'
import { overviewQuestion } from './questions.ts'
import { Trend } from './trend.tsx'

type BodyTally = Overview['bodies'][number]

/** What is late, what will be this week, and by whom; each figure opens its records. */
export function OverviewPage() {
  const search: ListSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const overview = useQuery(overviewQuestion)
  const go = (asked: ListSearch) => navigate({ to: '/overview', search: asked })
  const figure = (count: number, asked: ListSearch, what: string) =>
    count === 0 ? (
      <span className="quiet">0</span>
    ) : (
      <button
        type="button"
        className="figure-button"
        onClick={() => go(asked)}
        aria-label={`${what} ${count} 件`}
      >
        {count}
      </button>
    )
  return (
    <>
      <PageHead title="总览" extra={<HelpButton topic="overview" />} />
      <Loaded query={overview}>
        {(seen) => (
          <div className="stack">
            <div className="tiles">
              {seen.kinds.map((kind) => (
                <Card key={kind.kind} title={kind.label} size="small">
                  <div className="figures">
                    <Statistic
                      title="超期"
                      formatter={() =>
                        figure(kind.late, { kind: kind.kind, state: 'late' }, `${kind.label}超期`)
                      }
                    />
                    <Statistic
                      title="本周到期"
                      formatter={() =>
                        figure(kind.week, { kind: kind.kind, state: 'week' }, `${kind.label}本周到期`)
                      }
                    />
                    <Statistic
                      title="在办"
                      formatter={() =>
                        figure(kind.open, { kind: kind.kind, state: 'open' }, `${kind.label}在办`)
                      }
                    />
                  </div>
                </Card>
              ))}
            </div>
            <Card title="最近十二周" size="small">
              <Trend overview={seen} figure={figure} onOpen={go} />
            </Card>
            <Card title="按机关" size="small">
              <Table<BodyTally>
                rowKey="id"
                size="small"
                dataSource={seen.bodies}
                locale={{ emptyText: <Nothing>没有在办事项。</Nothing> }}
                pagination={{ pageSize: 15, hideOnSinglePage: true, showSizeChanger: false }}
                columns={[
                  { title: '机关', dataIndex: 'name' },
                  {
                    title: '超期',
                    dataIndex: 'late',
                    width: 110,
                    align: 'right',
                    sorter: (a, b) => a.late - b.late,
                    render: (count: number, row) =>
                      figure(count, { body: row.id, state: 'late' }, `${row.name}超期`),
                  },
                  {
                    title: '本周到期',
                    dataIndex: 'week',
                    width: 130,
                    align: 'right',
                    sorter: (a, b) => a.week - b.week,
                    render: (count: number, row) =>
                      figure(count, { body: row.id, state: 'week' }, `${row.name}本周到期`),
                  },
                  {
                    title: '在办',
                    dataIndex: 'open',
                    width: 110,
                    align: 'right',
                    sorter: (a, b) => a.open - b.open,
                    render: (count: number, row) =>
                      figure(count, { body: row.id, state: 'open' }, `${row.name}在办`),
                  },
                ]}
              />
            </Card>
          </div>
        )}
      </Loaded>
      <MattersDrawer asked={search} onClose={() => go({})} />
    </>
  )
}
