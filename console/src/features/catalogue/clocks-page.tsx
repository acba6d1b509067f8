import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type {
  ClockBoard,
  ClockRow,
  ClockTotals,
} from '@yangguang/server/contract/publication/catalogue/clocks'
import { Button, Card, Segmented, Select, Space, Tooltip } from 'antd'
import { useFilters } from '../../app/filters.ts'
import { api } from '../../lib/api.ts'
import { today } from '../../lib/time.ts'
import { Light, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

/** Clocks of Art 26 and its special laws by body: what is overdue, what is near, how the year was kept. */
export function ClocksPage() {
  const thisYear = Number(today().slice(0, 4))
  const [{ year = thisYear, body, state: light = 'all' }, filter] = useFilters()
  const board = useQuery({
    queryKey: ['clocks', year],
    queryFn: () => api.get<ClockBoard>(`/catalogue/clocks?year=${year}`),
  })
  return (
    <Loaded query={board}>
      {(data) => (
        <div className="stack">
          <Space wrap>
            <Select
              aria-label="年度"
              value={year}
              onChange={(next) => filter({ year: next })}
              options={[0, 1, 2, 3].map((back) => ({
                value: thisYear - back,
                label: `${thisYear - back}年`,
              }))}
            />
            <Segmented
              value={light}
              onChange={(state) => filter({ state })}
              options={[
                { value: 'all', label: `办理中 ${data.rows.length}` },
                { value: 'red', label: `超期 ${data.rows.filter((row) => row.light === 'red').length}` },
                {
                  value: 'yellow',
                  label: `临期 ${data.rows.filter((row) => row.light === 'yellow').length}`,
                },
              ]}
            />
            {body ? (
              <Button type="link" onClick={() => filter({ body: undefined })}>
                显示全部单位
              </Button>
            ) : null}
          </Space>
          <Table<ClockRow>
            rowKey="id"
            size="small"
            dataSource={data.rows.filter(
              (row) => (light === 'all' || row.light === light) && (!body || row.bodyId === body),
            )}
            pagination={{ pageSize: 15, hideOnSinglePage: true, showSizeChanger: false }}
            locale={{ emptyText: '没有这样的文件。' }}
            least={720}
            columns={[
              {
                title: '文件',
                dataIndex: 'title',
                render: (title: string, row) => (
                  <Link to="/documents/$id" params={{ id: row.id }}>
                    {title}
                  </Link>
                ),
              },
              { title: '单位', dataIndex: 'bodyName', width: 140 },
              { title: '状态', dataIndex: 'state', width: 90 },
              {
                title: '时限',
                dataIndex: 'limit',
                width: 150,
                render: (limit: string, row) => <Tooltip title={`依据：${row.source}`}>{limit}</Tooltip>,
              },
              { title: '形成日期', responsive: ['xl'], dataIndex: 'formedOn', width: 110 },
              { title: '最迟公开', dataIndex: 'due', width: 110 },
              {
                title: '期限',
                dataIndex: 'light',
                width: 80,
                render: (value: ClockRow['light']) => <Light light={value} />,
              },
            ]}
          />
          <Card size="small" title={`${data.year}年各单位公开及时情况`}>
            <Table<ClockTotals>
              rowKey="bodyId"
              size="small"
              dataSource={data.totals}
              pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
              columns={[
                {
                  title: '单位',
                  dataIndex: 'bodyName',
                  render: (name: string, row) => (
                    <Button type="link" size="small" onClick={() => filter({ body: row.bodyId })}>
                      {name}
                    </Button>
                  ),
                },
                { title: '超期未公开', dataIndex: 'overdue', align: 'right' },
                { title: '临期', dataIndex: 'near', align: 'right' },
                { title: '已公开', dataIndex: 'published', align: 'right' },
                { title: '其中逾期公开', dataIndex: 'late', align: 'right' },
                {
                  title: '及时率',
                  key: 'rate',
                  align: 'right',
                  render: (_, row) =>
                    row.published === 0
                      ? '—'
                      : `${(((row.published - row.late) / row.published) * 100).toFixed(1)}%`,
                },
              ]}
            />
          </Card>
        </div>
      )}
    </Loaded>
  )
}
