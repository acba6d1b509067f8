import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Coverage } from '@yangguang/server/contract/publication/interpretation'
import { formLabels } from '@yangguang/server/contract/publication/interpretation'
import { Card, Progress, Select } from 'antd'
import { useFilters } from '../../app/filters.ts'
import { api } from '../../lib/api.ts'
import { today } from '../../lib/time.ts'
import { Light, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

/** Which policies were interpreted, in time, and in what forms; which still wait. */
export function CoveragePage() {
  const thisYear = Number(today().slice(0, 4))
  const [{ year = thisYear }, filter] = useFilters()
  const coverage = useQuery({
    queryKey: ['coverage', year],
    queryFn: () => api.get<Coverage>(`/interpretation/coverage?year=${year}`),
  })
  const share = (top: number, bottom: number) => (bottom === 0 ? 0 : Math.round((top / bottom) * 100))
  return (
    <div className="stack">
      <Select
        aria-label="年度"
        value={year}
        onChange={(next) => filter({ year: next })}
        style={{ width: 110 }}
        options={[0, 1, 2, 3].map((back) => ({ value: thisYear - back, label: `${thisYear - back}年` }))}
      />
      <Loaded query={coverage}>
        {(data) => (
          <>
            <Card size="small" title={`等待解读的政策文件（${data.waiting.length}）`}>
              <Table<Coverage['waiting'][number]>
                rowKey="documentId"
                size="small"
                dataSource={data.waiting}
                pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
                locale={{ emptyText: '需要解读的文件都已解读。' }}
                columns={[
                  {
                    title: '文件',
                    dataIndex: 'title',
                    render: (title: string, row) => (
                      <Link to="/documents/$id" params={{ id: row.documentId }}>
                        {title}
                      </Link>
                    ),
                  },
                  { title: '单位', dataIndex: 'bodyName', width: 200 },
                  { title: '发布日期', dataIndex: 'publishedOn', width: 110 },
                  { title: '最迟解读', dataIndex: 'due', width: 110 },
                  {
                    title: '期限',
                    dataIndex: 'light',
                    width: 80,
                    render: (light: Coverage['waiting'][number]['light']) => <Light light={light} />,
                  },
                ]}
              />
              <p className="quiet">期限依据：{data.source}</p>
            </Card>
            <Card size="small" title={`${data.year}年解读覆盖率`}>
              <Table<Coverage['rows'][number]>
                rowKey="bodyId"
                size="small"
                dataSource={data.rows}
                pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
                locale={{ emptyText: '本年度没有标记为需要解读的已发布文件。' }}
                columns={[
                  { title: '单位', dataIndex: 'bodyName' },
                  { title: '应解读', dataIndex: 'policies', align: 'right', width: 90 },
                  { title: '已解读', dataIndex: 'interpreted', align: 'right', width: 90 },
                  {
                    title: '覆盖率',
                    key: 'rate',
                    width: 220,
                    render: (_, row) => (
                      <Progress
                        aria-label={`${row.bodyName}解读覆盖率`}
                        percent={share(row.interpreted, row.policies)}
                        size="small"
                        strokeColor="#1f5fa8"
                      />
                    ),
                  },
                  {
                    title: '按时率',
                    key: 'time',
                    align: 'right',
                    width: 90,
                    render: (_, row) => `${share(row.inTime, row.policies)}%`,
                  },
                  {
                    title: '解读形式',
                    dataIndex: 'forms',
                    render: (forms: Record<string, number>) =>
                      Object.entries(forms)
                        .map(([form, count]) => `${formLabels[form as keyof typeof formLabels]}${count}`)
                        .join('、') || '—',
                  },
                ]}
              />
            </Card>
          </>
        )}
      </Loaded>
    </div>
  )
}
